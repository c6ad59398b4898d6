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


def test_suggest_and_like_by_rest(put, client):
    one = put("Buurtkamers in het dorp", "Samen eten in de buurtkamer.")
    put("Een buurtkamer in het dorp beginnen", "Samen koken en eten.")
    api.rebuild()
    suggested = client.get("/suggest?q=buurtkamers").json()["suggestions"]
    assert [(found["text"], found["kind"]) for found in suggested] == [("Buurtkamers in het dorp", "thing")]
    alike = client.get(f"/like/thing/{one.uuid}").json()["hits"]
    assert [hit["title"] for hit in alike] == ["Een buurtkamer in het dorp beginnen"]
    assert client.get("/like/thing/nonsense").status_code == 422


def test_says_so_when_the_index_is_being_made(shelf, client):
    assert client.get("/search?q=ouderen").json()["ready"] is False
    assert client.post("/match", json={"text": "ouderen"}).json()["ready"] is False


def test_match_by_rest(put, client):
    put("Eenzame ouderen")
    api.rebuild()
    answer = client.post("/match", json={"text": "ouderen die eenzaam zijn", "groups": ["knowledge"]}).json()
    assert [group["group"] for group in answer["groups"]] == ["knowledge"]
    assert client.get("/match").status_code == 405
