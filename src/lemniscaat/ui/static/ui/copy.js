// A button that copies the text of the element it names. It shows itself only where copying works; the text can be
// selected by hand anyway.
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-lem-copy]")) {
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.lemCopy).textContent);
      button.textContent = button.dataset.lemCopied;
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
})();
