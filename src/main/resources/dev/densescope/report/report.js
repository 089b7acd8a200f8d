// Sorts a table by the column whose heading is chosen. Without script the tables stand as they are.
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  const sort = (heading, column) => {
    const rising = heading.getAttribute("aria-sort") === "descending";
    headings.forEach(other => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
    const value = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const compare = (a, b) => value(a).localeCompare(value(b), "en", { numeric: true });
    [...body.rows].sort((a, b) => rising ? compare(a, b) : compare(b, a)).forEach(row => body.append(row));
  };
  headings.forEach((heading, column) => {
    heading.tabIndex = 0;
    heading.addEventListener("click", () => sort(heading, column));
    heading.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        sort(heading, column);
      }
    });
  });
}
