// The bar over a printed page.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const back = event.target.closest("[data-back]");
  if (back && history.length > 1 && document.referrer.startsWith(location.origin)) {
    event.preventDefault();
    history.back();
  }
});
