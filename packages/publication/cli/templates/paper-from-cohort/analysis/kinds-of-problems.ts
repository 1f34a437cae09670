import { type Problem, problemKinds } from "@quickening/cohort";

/** Problems of one kind. */
export interface KindRow {
	readonly table: string;
	readonly column: string;
	readonly kind: string;
	readonly severity: string;
	/** Rows that it stands for; "and 1 to 7" more where protected ones are so few. */
	readonly rows: string;
}

/** Problems put together by table, column and kind. */
export function kindsOfProblems(problems: readonly Problem[]): KindRow[] {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) {
		const key = [problem.table, problem.column, problem.code].join("\n");
		groups.set(key, [...(groups.get(key) ?? []), problem]);
	}
	return [...groups.values()].map((own) => {
		const { table, column, code, severity } = own[0]!;
		const isKnown = ({ rows }: Problem) => rows !== null && !Number.isNaN(rows);
		const known = own.filter(isKnown).reduce((sum, { rows }) => sum + rows!, 0);
		const few = own.every(isKnown) ? [] : ["1 to 7"];
		const rows = [...(known > 0 || few.length === 0 ? [`${known}`] : []), ...few].join(" and ");
		return { table, column: column ?? "", kind: problemKinds[code as keyof typeof problemKinds].what, severity, rows };
	});
}
