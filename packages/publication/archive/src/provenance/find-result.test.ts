import type { Claim, Provenance, Table } from "@quickening/paper";
import { isUserError } from "@quickening/workspace/terminal";
import { describe, expect, it } from "vitest";
import { findResult, type ResultParts } from "./find-result.ts";

const value = (id: string) => [`value:${id}`, { kind: "value", id, printed: id }] as const;
const provenance = {
	paper: { slug: "study" },
	results: Object.fromEntries([
		value("auc.all"),
		value("auc.primary"),
		value("auc.primary.optimism"),
		value("count.births"),
		["figure:roc", { kind: "figure", id: "roc" }],
		["table:performance", { kind: "table", id: "performance" }],
	]),
} as unknown as Provenance;
const claims: Claim[] = [
	{ id: "births", sentence: "{value} births.", value: "count.births" },
	{ id: "later", sentence: "{value}.", value: "not.recorded" },
];
const table = {
	columns: [
		{ key: "what", title: "", align: "left" },
		{ key: "auc", title: "AUC (95% CI)", align: "decimal", definition: "Corrected" },
	],
	rows: [{ kind: "header", cells: { what: "Primary" } }, { cells: { what: "all, births", auc: "0.70" } }],
} as unknown as Table;
const parts: ResultParts = {
	claims,
	table: (id) => (id === "performance" ? table : undefined),
	plotted: (id) =>
		id === "roc"
			? [
					["x", "y", "text"],
					["0", "0", ""],
					["1", "0.5", ""],
				]
			: undefined,
};
const find = (what: string) => findResult(provenance, what, parts);

function failure(what: string): { message: string; whatToDo: string | undefined; exitCode: number } {
	try {
		find(what);
	} catch (error) {
		if (isUserError(error)) return { message: error.message, whatToDo: error.whatToDo, exitCode: error.exitCode };
		throw error;
	}
	throw new Error(`${what} was found`);
}

describe("what a person asks for", () => {
	it("is a value by its id, also where it begins another one", () => {
		expect(find("auc.primary")).toEqual({ key: "value:auc.primary", others: [] });
		expect(find("value:auc.all").key).toBe("value:auc.all");
	});

	it("is the primary one of those that begin alike, with the others named", () => {
		expect(find("auc")).toEqual({ key: "value:auc.primary", others: ["auc.all", "auc.primary.optimism"] });
	});

	it("is the only one that begins so", () => {
		expect(find("count").key).toBe("value:count.births");
	});

	it("is a claim's value by the claim's id or its start", () => {
		expect(find("births")).toMatchObject({ key: "value:count.births", claim: { id: "births" } });
		expect(find("claim:births").key).toBe("value:count.births");
		expect(find("bir").key).toBe("value:count.births");
		expect(failure("later").message).toContain("not.recorded, which no stage has recorded yet");
	});

	it("is a plotted row, counted from 1 below the heading, empty cells left out", () => {
		expect(find("figure:roc[2]").detail).toEqual({ kind: "mark", row: 2, of: 2, columns: { x: "1", y: "0.5" } });
		for (const bad of ["0", "3", "1.5", "x", ""]) {
			expect(failure(`figure:roc[${bad}]`)).toMatchObject({ exitCode: 2, message: expect.stringContaining("1 to 2") });
		}
	});

	it("is a cell, its row by number or label, its column by title, key, number or start", () => {
		const cell = {
			kind: "cell",
			row: 2,
			rowLabel: "all, births",
			column: "AUC (95% CI)",
			text: "0.70",
			definition: "Corrected",
		};
		for (const inner of ['2, "AUC (95% CI)"', "row 2, auc", '"all, births", 2', "2,AUC"]) {
			expect(find(`table:performance[${inner}]`).detail).toMatchObject(cell);
		}
		expect(failure("table:performance[3, auc]").message).toContain("rows 1 to 2; got 3");
		expect(failure("table:performance[2, age]").whatToDo).toContain('"AUC (95% CI)"');
		expect(failure("table:performance[2]").message).toContain("must name a row and a column");
	});

	it("gets the nearest names when there is none such", () => {
		expect(failure("auc.primry")).toMatchObject({
			exitCode: 2,
			message: expect.stringContaining("did you mean auc.primary?"),
		});
		expect(failure("roc").message).toContain("did you mean figure:roc?");
		expect(failure("figure:rok")).toMatchObject({
			message: expect.stringContaining("did you mean figure:roc?"),
			whatToDo: "It has figure:roc.",
		});
		expect(failure("zzzzzzzz").message).not.toContain("did you mean");
	});

	it("is asked back when several are meant", () => {
		expect(failure("auc.p")).toMatchObject({
			exitCode: 2,
			whatToDo: "Name one of them: auc.primary, auc.primary.optimism.",
		});
		expect(failure("")).toMatchObject({ exitCode: 2 });
	});
});
