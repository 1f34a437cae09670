import { checkName } from "@quickening/core";
import { type Columns, defineColumns, type RowOf, type TypedTable } from "@quickening/table";
import { secondOfMoment } from "../checks/study.ts";
import { wearSessionColumns } from "../tables/wear-session.ts";

type Session = RowOf<typeof wearSessionColumns>;

const setAsideColumns = {
	...wearSessionColumns,
	insteadOf: { type: "text", unit: "id", description: "Session that holds" },
	why: {
		type: "text",
		unit: "code",
		codes: { same: "The same time under two ids", overlap: "It overlaps the one that holds" },
		description: "Why it does not",
	},
} as const satisfies Columns;

export interface ResolvedSessions {
	/** Sessions of one person with one device, of which no two overlap. */
	readonly sessions: TypedTable<Session>;
	/** Sessions that the rule set aside, each with the one that holds. */
	readonly setAside: TypedTable<RowOf<typeof setAsideColumns>>;
	readonly nSame: number;
	readonly nOverlapping: number;
}

/**
 * Sets aside wear sessions that stand there twice or overlap: of sessions of one person with one device that share a moment, one
 * holds. Their times are never joined: a gap between two would be taken for wear.
 *
 * @param rule - "longest": the longest of them (of two as long the first row); "first": that which begins first.
 * @example
 * resolveSessions(tables.wearSession, { rule: "longest" }).nSame;
 */
export function resolveSessions(
	sessions: TypedTable<Session>,
	{ rule }: { readonly rule: "longest" | "first" },
): ResolvedSessions {
	checkName("resolveSessions", "rule", rule, ["longest", "first"]);
	const rows = sessions.objects().map((session, row) => ({
		session,
		row,
		start: secondOfMoment(session.startUtc),
		end: secondOfMoment(session.endUtc),
	}));
	const groups = Map.groupBy(rows, ({ session }) => `${session.personId}\0${session.device}`);
	const holding = new Set<number>();
	const setAside: { row: number; insteadOf: string; why: "same" | "overlap" }[] = [];
	for (const own of groups.values()) {
		const ordered = [...own].sort(
			(a, b) => (rule === "longest" ? b.end - b.start - (a.end - a.start) : a.start - b.start) || a.row - b.row,
		);
		const kept: typeof ordered = [];
		for (const each of ordered) {
			const other = kept.find(
				({ start, end }) => (start === each.start && end === each.end) || (start < each.end && each.start < end),
			);
			if (other === undefined) {
				kept.push(each);
				holding.add(each.row);
				continue;
			}
			const why = other.start === each.start && other.end === each.end ? "same" : "overlap";
			setAside.push({ row: each.row, insteadOf: other.session.sessionId, why });
		}
	}
	setAside.sort((a, b) => a.row - b.row);
	return {
		sessions: defineColumns(wearSessionColumns).fromRows(
			rows.filter(({ row }) => holding.has(row)).map(({ session }) => session),
			sessions.source,
		),
		setAside: defineColumns(setAsideColumns).fromRows(
			setAside.map(({ row, insteadOf, why }) => ({ ...rows[row]!.session, insteadOf, why })),
			"sessions set aside",
		),
		nSame: setAside.filter(({ why }) => why === "same").length,
		nOverlapping: setAside.filter(({ why }) => why === "overlap").length,
	};
}
