import { type ParticipantVariable, participantsTable } from "@quickening/paper";
import { expect, it } from "vitest";
import { readPeer } from "../read-peer.ts";

const peer = readPeer("tableone/table1.json");
const groups = ["all", "case", "control"] as const;
const columns = { all: "Overall", case: "case", control: "control" } as const;

function cells<Cell>(of: (input: (typeof peer)["input"]["all"]) => Cell): Record<string, Cell> {
	return Object.fromEntries(groups.map((group) => [group, of(peer.input[group])]));
}
function levels(label: "smoker" | "parity"): ParticipantVariable {
	const names = Object.keys(peer.input.all[label]);
	const level = (name: string) => ({
		label: name,
		cells: cells((input) => ({ count: input[label][name], of: input.n })),
	});
	return { kind: "levels", label, levels: names.map(level) };
}
const numbers = (text: string) => text.match(/\d+(?:\.\d+)?/g);

it("participantsTable prints the numbers that tableone 0.9.5 prints", () => {
	const table = participantsTable({
		title: "Who",
		caption: "Peer.",
		groups: groups.map((key) => ({ key, title: key, n: peer.input[key].n })),
		missingColumn: true,
		variables: [
			{ kind: "mean", label: "age", digits: 1, missing: peer.missingAge, cells: cells(({ age }) => age) },
			{ kind: "median", label: "stay", digits: 1, cells: cells(({ stay }) => stay) },
			levels("smoker"),
			levels("parity"),
		],
	});
	const ours = table.rows.filter(({ kind }) => kind !== "header");
	const theirs = peer.cells.slice(1);
	expect(ours).toHaveLength(theirs.length);
	for (const [i, row] of theirs.entries()) {
		for (const group of groups) {
			expect(numbers(ours[i]!.cells[group]!), `${row.variable} ${row.level}, ${group}`).toEqual(
				numbers(row[columns[group]]),
			);
		}
		if (row.Missing !== "") expect(ours[i]!.cells.missing).toBe(row.Missing);
	}
	expect(table.columns.map(({ title }) => title)).toEqual([
		"",
		"Missing",
		"all (n = 120)",
		"case (n = 45)",
		"control (n = 75)",
	]);
});
