import { localDayClock } from "./local-days.ts";
import type { AddProblem } from "./problem-list.ts";
import type { StudyTable } from "./study.ts";
import type { StudyFacts } from "./study-facts.ts";

interface Session {
	readonly row: number;
	readonly startSecond: number;
	readonly endSecond: number;
}

/** Wear sessions: reversed, twice, overlapping; and days on which something was measured outside all of them. */
export function checkSessions(facts: StudyFacts, add: AddProblem): void {
	const table = facts.tables.get("wearSession");
	const start = table?.instant("startUtc");
	const end = table?.instant("endUtc");
	if (table === undefined || start === undefined || end === undefined) return;
	const byPerson = new Map<string, Map<string, Session[]>>();
	const seen = new Set<string>();
	for (let row = 0; row < table.nRows; row++) {
		const session = { row, startSecond: start[row]!, endSecond: end[row]! };
		const place = { table: "wearSession" as const, row };
		if (session.endSecond < session.startSecond) {
			add("session-reversed", { ...place, column: "endUtc", found: "It ends before it begins" });
			continue;
		}
		const id = table.cell("sessionId", row);
		// A second row of one session is a duplicate key.
		if (id !== "" && seen.has(id)) continue;
		seen.add(id);
		const person = table.cell("personId", row);
		const device = table.cell("device", row);
		if (person === "" || !(session.endSecond >= session.startSecond)) continue;
		const devices = byPerson.get(person) ?? new Map<string, Session[]>();
		byPerson.set(person, devices);
		const own = devices.get(device) ?? [];
		devices.set(device, [...own, session]);
		const same = own.find((each) => each.startSecond === session.startSecond && each.endSecond === session.endSecond);
		const other = own.find((each) => each.startSecond < session.endSecond && session.startSecond < each.endSecond);
		if (same !== undefined) {
			const found = `The same person, device and time as session ${table.cell("sessionId", same.row)}`;
			add("duplicate-session", { ...place, column: "sessionId", otherRow: same.row, found });
		} else if (other !== undefined) {
			const found = `It overlaps session ${table.cell("sessionId", other.row)}`;
			add("sessions-overlap", { ...place, column: "startUtc", otherRow: other.row, found });
		}
	}
	const day = facts.tables.get("day");
	if (day !== undefined) checkDays(facts, day, { byPerson, add });
}

/** Days whose source is a device that somebody wore in a session, and on which something was measured. */
function checkDays(
	{ personById }: StudyFacts,
	table: StudyTable,
	{
		byPerson,
		add,
	}: { readonly byPerson: ReadonlyMap<string, ReadonlyMap<string, readonly Session[]>>; readonly add: AddProblem },
): void {
	const person = table.text("personId");
	const source = table.text("source");
	const date = table.day("date");
	if (person === undefined || source === undefined || date === undefined) return;
	const devices = new Set([...byPerson.values()].flatMap((own) => [...own.keys()]));
	const isDevice = source.levels.map((level) => devices.has(level));
	const clock = localDayClock();
	// For each person and source: first and last local day of each session, one after another.
	const spans = new Map<number, Float64Array>();
	const spansOf = (p: number, s: number) => {
		const key = p * source.levels.length + s;
		let found = spans.get(key);
		if (found === undefined) {
			const id = person.levels[p]!;
			const zone = personById.get(id)?.zone ?? "";
			const own = byPerson.get(id)?.get(source.levels[s]!) ?? [];
			found = Float64Array.from(
				own.flatMap(({ startSecond, endSecond }) =>
					zone === ""
						? // The zone is not known: a day either way may be hers.
							[Math.floor(startSecond / 86_400) - 1, Math.floor(endSecond / 86_400) + 1]
						: [clock.dayOf(zone, startSecond), clock.dayOf(zone, endSecond)],
				),
			);
			spans.set(key, found);
		}
		return found;
	};
	const measured = measuredRows(table);
	for (let row = 0; row < table.nRows; row++) {
		const [p, s] = [person.codes[row]!, source.codes[row]!];
		if (p < 0 || s < 0 || !isDevice[s] || measured[row] === 0) continue;
		const own = spansOf(p, s);
		const at = date[row]!;
		let isInside = Number.isNaN(at);
		for (let i = 0; i < own.length && !isInside; i += 2) isInside = at >= own[i]! && at <= own[i + 1]!;
		if (isInside) continue;
		const words =
			own.length === 0 ? "She wore no such device in any session" : "It lies outside all sessions with that device";
		add("day-outside-session", { table: "day", column: "date", row, found: words });
	}
}

/** 1 where a quantity was measured on a day. */
export function measuredRows(table: StudyTable): Uint8Array {
	const flags = new Uint8Array(table.nRows);
	for (const column of table.known) {
		const values = table.number(column);
		if (values === undefined) continue;
		if (column === "wearMinutes") {
			for (let row = 0; row < values.length; row++) if (values[row]! > 0) flags[row] = 1;
		} else for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) flags[row] = 1;
	}
	return flags;
}
