import pytest
from ninja import NinjaAPI
from ninja.testing import TestClient

from lemniscaat.discovery import api
from lemniscaat.discovery.rest import router


@pytest.fixture(scope="module")
def client():
    machine = NinjaAPI(urls_namespace="discovery-test")
    machine.add_router("", router)
    return TestClient(router)


def test_search_by_rest(put, client):
    put("Buurtzorg", facets={"theme": ["a"]})
    put("Buurtkamer", facets={"theme": ["b"]})
    api.rebuild()
    assert client.get("/search?theme=a").json()["total"] == 1
    assert client.get("/search?q=buurtzorg").json()["hits"][0]["title"] == "Buurtzorg"
    assert client.get("/search?page=0").status_code == 422
    assert client.get("/search?page=1000000000").json()["hits"] == []


def test_match_by_rest(put, client):
    put("Eenzame ouderen")
    api.rebuild()
    answer = client.post("/match", json={"text": "ouderen die eenzaam zijn", "groups": ["knowledge"]}).json()
    assert [group["group"] for group in answer["groups"]] == ["knowledge"]
    assert client.get("/match").status_code == 405
