import type { AddProblem } from "./problem-list.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Infants beside their pregnancies: how many, of which, and in what order. */
export function checkInfants({ tables, pregnancies, pregnancyById }: StudyFacts, add: AddProblem): void {
	const infant = tables.get("infant");
	if (infant === undefined || infant.lengths !== undefined) return;
	const rowsOf = new Map<string, number[]>();
	const seen = new Set<string>();
	for (let row = 0; row < infant.nRows; row++) {
		const id = infant.cell("infantId", row);
		// A second row of one infant is a duplicate key, and no second infant.
		if (id !== "" && seen.has(id)) continue;
		seen.add(id);
		const pregnancyId = infant.cell("pregnancyId", row);
		if (pregnancyId === "") continue;
		const own = rowsOf.get(pregnancyId);
		if (own === undefined) rowsOf.set(pregnancyId, [row]);
		else own.push(row);
	}
	for (const pregnancy of pregnancies) {
		const { id, row, ended, fetuses } = pregnancy;
		if (pregnancyById.get(id) !== pregnancy) continue;
		const own = rowsOf.get(id) ?? [];
		const place = { table: "pregnancy" as const, row };
		if (ended === "live-birth" && own.length === 0) {
			add("live-birth-without-infant", { ...place, column: "ended", found: "No infant was born of it" });
		} else if (own.length > 0 && ended !== "live-birth" && ended !== "unknown" && ended !== "") {
			for (const each of own) {
				const found = `Its pregnancy is recorded as ${ended}`;
				add("infant-without-live-birth", { table: "infant", column: "pregnancyId", row: each, found });
			}
		} else if (own.length > 0 && !Number.isNaN(fetuses) && own.length !== fetuses) {
			// Fewer infants than fetuses may mean that one of them did not live.
			const found = `${fetuses} ${fetuses === 1 ? "fetus" : "fetuses"} and ${own.length} ${own.length === 1 ? "infant" : "infants"}`;
			add("infants-and-fetuses", { ...place, column: "fetuses", isProtected: own.length < fetuses, found });
		}
		checkOrder(own, infant.number("birthOrder"), add);
	}
}

function checkOrder(rows: readonly number[], birthOrder: Float64Array | undefined, add: AddProblem): void {
	if (birthOrder === undefined) return;
	const orders = rows.map((row) => birthOrder[row]!);
	if (orders.some((order) => Number.isNaN(order))) return;
	const sorted = [...rows].sort((a, b) => birthOrder[a]! - birthOrder[b]! || a - b);
	const wrong = sorted.findIndex((row, i) => birthOrder[row] !== i + 1);
	if (wrong < 0) return;
	const found = `Birth order ${birthOrder[sorted[wrong]!]} where ${wrong + 1} comes next`;
	add("birth-order", { table: "infant", column: "birthOrder", row: sorted[wrong]!, found });
}
