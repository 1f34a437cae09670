import type { Table } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { participantsTable, performanceTable } from "../../test/demo-paper.ts";
import { renderTable } from "./render-table.ts";

const small: Table = {
	title: "Who & what.",
	caption: "n < 5 is not shown.",
	columns: [
		{ key: "name", title: "Name", align: "left" },
		{ key: "ph", title: "pH", align: "decimal", definition: "of the umbilical artery" },
	],
	rows: [
		{ cells: { name: "All" }, kind: "header" },
		{ cells: { name: "Births", ph: "7.23" }, kind: "indented" },
		{ cells: { name: "Others", ph: "12.1" } },
	],
	notes: ["A note."],
};

describe("renderTable", () => {
	it("writes an accessible table: caption, scopes, definitions, hidden padding", () => {
		expect(renderTable(small, { id: "who" }).html).toBe(`<table class="qk-table" id="table-who">
<caption><strong>Who &amp; what.</strong> n &lt; 5 is not shown.</caption>
<thead><tr><th scope="col" class="left">Name</th><th scope="col" class="decimal"><abbr title="of the umbilical artery">pH</abbr></th></tr></thead>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="2">All</th></tr>
<tr class="indented"><th scope="row" class="left">Births</th><td class="decimal"><span class="qk-pad" aria-hidden="true">0</span>7.23</td></tr>
<tr><th scope="row" class="left">Others</th><td class="decimal">12.1</td></tr>
</tbody>
<tfoot><tr><td colspan="2" class="qk-notes">
<p>A note.</p>
<p><dfn>pH</dfn>: of the umbilical artery</p>
</td></tr></tfoot>
</table>
`);
	});

	it("starts a new group of rows at each subheading", () => {
		const { html } = renderTable(participantsTable(), { id: "p" });
		expect(html.match(/<tbody>/g)).toHaveLength(3);
		expect(html.match(/<\/tbody>/g)).toHaveLength(3);
	});

	it("has no style in it, and escapes what is printed", () => {
		const evil = { ...small, rows: [{ cells: { name: '<img src=x onerror="y">', ph: "1" } }] };
		const { html } = renderTable(evil, { id: "who" });
		expect(html).not.toContain("<img");
		expect(html).not.toContain("style=");
	});

	it("writes CSV of the printed texts, and JSON that reads back", () => {
		const files = renderTable(small, { id: "who" });
		expect(files.csv).toBe("Name,pH\nAll,\nBirths,7.23\nOthers,12.1\n");
		expect(JSON.parse(files.json)).toEqual({ id: "who", ...small });
	});

	it("marks synthetic data in the caption", () => {
		const { json, html } = renderTable(performanceTable(), { id: "p", synthetic: true });
		expect(JSON.parse(json).caption).toMatch(/ Synthetic data\.$/);
		expect(html).toContain("Synthetic data.");
	});

	it.each([
		["no rows", { rows: [] }, "this is a table with no rows"],
		["no columns", { columns: [] }, "have columns"],
		["NaN", { rows: [{ cells: { name: "a", ph: "NaN (0.1 to 0.2)" } }] }, 'got "NaN (0.1 to 0.2)" in row 1, column ph'],
		["null", { rows: [{ cells: { name: "a", ph: null } }] }, "got null in row 1, column ph"],
		["a number", { rows: [{ cells: { name: "a", ph: 7 } }] }, "got 7 in row 1"],
		["a missing cell", { rows: [{ cells: { name: "a" } }] }, "got undefined in row 1, column ph"],
		["a cell of no column", { rows: [{ cells: { name: "a", ph: "1", phh: "2" } }] }, "row 1 has phh"],
		["two columns of one key", { columns: [small.columns[0], small.columns[0]] }, "different keys"],
	])("refuses %s", (_, broken, message) => {
		expect(() => renderTable({ ...small, ...broken } as Table, { id: "who" })).toThrow(message);
	});
});
