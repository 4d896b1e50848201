// The bar over a printed page, and the length of a receipt: its roll is cut where the text ends, not at a fixed page.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const back = event.target.closest("[data-back]");
  if (back && history.length > 1 && document.referrer.startsWith(location.origin)) {
    event.preventDefault();
    history.back();
  }
});

const receipt = document.querySelector(".receipt");
if (receipt) document.fonts.ready.then(() => cutAt(receipt));

// A CSS pixel is 1/96 inch. A little more than the text keeps the last line clear of the knife.
function cutAt(paper) {
  const height = Math.ceil((paper.offsetHeight * 25.4) / 96) + 4;
  const narrow = paper.classList.contains("receipt-58");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(narrow
    ? `@page receipt58 { size: 58mm ${height}mm; margin: 1.5mm; }`
    : `@page receipt { size: 80mm ${height}mm; margin: 3mm; }`);
  document.adoptedStyleSheets.push(sheet);
}
