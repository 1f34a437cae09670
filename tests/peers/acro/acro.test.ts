import { controlTable, openSafely } from "@quickening/disclosure";
import { describe, expect, it } from "vitest";
import { readPeer } from "../read-peer.ts";

interface PeerCell {
	readonly table: number;
	readonly site: string;
	readonly parity: string;
	readonly contributions: readonly number[];
	readonly checks: readonly string[];
}

const peer = readPeer("acro/acro.json");
const cells = peer.cells as readonly PeerCell[];
const kind = { kind: "sum", contributions: "cost" } as const;
const rule = { groups: ["site", "parity"], people: "ids", columns: { total: kind } } as const;

/** A cell as a row of its own people, each of whom contributed once. */
const row = ({ table, site, parity, contributions }: PeerCell) => ({
	site,
	parity,
	total: contributions.reduce((sum, cost) => sum + cost, 0),
	ids: contributions.map((_, person) => `${table}-${site}-${parity}-${person}`),
	cost: contributions,
});

describe(`sums beside ${peer.peer}`, () => {
	const tables = [...new Set(cells.map(({ table }) => table))];
	it.each(tables)("table %i: the same cells go out, by its threshold, (n, k) and p% rules", (table) => {
		const held = cells.filter((cell) => cell.table === table);
		const { rows, refusals } = controlTable("costs", held.map(row), rule, openSafely);
		expect(refusals).toEqual([]);
		const ours = rows.map(({ site, parity, total }) => [site, parity, total === null]);
		expect(ours).toEqual(held.map(({ site, parity, checks }) => [site, parity, checks.length > 0]));
	});
	it("both of its dominance rules are met alone and together, in cells of many people too", () => {
		const kinds = new Set(cells.map(({ checks, contributions }) => `${checks.join("+")} ${contributions.length > 7}`));
		expect([...kinds].sort()).toEqual([
			" true",
			"MinimumThresholdCheck false",
			"NKCheck true",
			"NKCheck+MinimumThresholdCheck false",
			"NKCheck+PPercentCheck true",
			"NKCheck+PPercentCheck+MinimumThresholdCheck false",
		]);
	});
	it("gives the p% rule where it does, and the (n, k) rule where that is the only one", () => {
		for (const cell of cells.filter(({ contributions }) => contributions.length > 7)) {
			const other = {
				...row(cell),
				site: "other",
				ids: cell.contributions.map((_, person) => `other-${person}`),
				total: 10 * cell.contributions.length,
				cost: cell.contributions.map(() => 10),
			};
			const { suppressed } = controlTable("costs", [row(cell), other], rule, openSafely);
			const words = cell.checks.includes("PPercentCheck") ? /p% rule/ : /\(n, k\) rule/;
			if (cell.checks.length > 0) expect(suppressed[0].reason).toMatch(words);
			else expect(suppressed).toEqual([]);
		}
	});
});
