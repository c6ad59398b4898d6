// While points are divided: how many are left. The words come with the page; the server counts again.
for (const sum of document.querySelectorAll("[data-lem-sum]")) {
  const fields = [...sum.form.querySelectorAll(".lem-weigh input")];
  const words = sum.dataset;
  const most = Number(words.lemSum);
  const show = () => {
    const left = most - fields.reduce((total, field) => total + (parseInt(field.value, 10) || 0), 0);
    sum.toggleAttribute("data-lem-over", left < 0);
    if (left === 0) sum.value = words.none;
    else if (left === 1) sum.value = words.one;
    else sum.value = (left < 0 ? words.over : words.left).replace("9999", String(Math.abs(left)));
  };
  sum.form.addEventListener("input", show);
  show();
}
