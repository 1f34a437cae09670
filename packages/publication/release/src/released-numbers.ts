import { join } from "node:path";
import { formatNumber, formatValue, type PaperDefinition, type Values } from "@quickening/paper";
import { evidenceOutput, type PaperPlan } from "@quickening/pipeline/plan";
import type { StageEvidence, SuppressedCell } from "@quickening/pipeline/stage";
import { readJsonIfThere } from "@quickening/workspace";
import { readEvidence } from "./read-evidence.ts";

/** A number that would leave, as it would be read. */
export interface ReleasedNumber {
	/** Output and row, or id of the value. */
	readonly of: string;
	/** The group that a row is about, in words. */
	readonly group: string;
	/** Column to what is printed; a value has one, "value". */
	readonly shown: Readonly<Record<string, string>>;
	/** How many different people stand behind it; exact, for the eyes of who holds the data. */
	readonly nPeople: number | undefined;
}

/** All that a paper would release, by stage. */
export interface ReleasedStage {
	readonly stage: string;
	readonly rows: readonly ReleasedNumber[];
	readonly values: readonly ReleasedNumber[];
	readonly suppressed: readonly SuppressedCell[];
	/** Outputs that stay on the machine. */
	readonly stays: readonly string[];
}

/** Every number of a paper's controlled stages that would leave, beside the people behind it. Reads the evidence: for this machine alone. */
export function releasedNumbers(root: string, plan: PaperPlan, paper: PaperDefinition): ReleasedStage[] {
	const values = readJsonIfThere<Values>(join(root, plan.folder, "results/values.json")) ?? {};
	return readEvidence(root, plan).map((evidence): ReleasedStage => {
		const { stage, suppressed } = evidence;
		const planned = plan.stages.find(({ name }) => name === stage)!;
		const rules = paper.stages[stage]?.release?.outputs ?? {};
		const rows = Object.keys(rules).flatMap((output) => {
			const path = planned.outputs.find(({ name }) => name === output)?.path ?? "";
			const written =
				readJsonIfThere<readonly Readonly<Record<string, unknown>>[]>(join(root, plan.folder, path)) ?? [];
			const cells = evidence.cells.filter(({ table }) => table === output);
			return written.map((row, i): ReleasedNumber => {
				const groups = new Set(rules[output]!.groups);
				const entries = Object.entries(row);
				return {
					of: `${output}, row ${i + 1}`,
					group: entries
						.filter(([name]) => groups.has(name))
						.map(([name, is]) => `${name} ${is}`)
						.join(", "),
					shown: Object.fromEntries(
						entries.filter(([name]) => !groups.has(name)).map(([name, is]) => [name, print(is)]),
					),
					nPeople: cells.length === written.length ? cells[i]?.people.length : undefined,
				};
			});
		});
		const own = Object.entries(values).filter(([, value]) => value.stage === stage);
		return {
			stage,
			rows,
			values: own.map(([id, value]) => ({
				of: id,
				group: value.method,
				shown: { value: formatValue(value, { withInterval: true, withSpread: true }), n: formatNumber(value.n, 0) },
				nPeople: peopleOf(evidence, id),
			})),
			suppressed,
			stays: planned.outputs.flatMap(({ name, path, staysHere }) =>
				staysHere && name !== evidenceOutput ? [path] : [],
			),
		};
	});
}

function peopleOf({ cells }: StageEvidence, id: string): number | undefined {
	return cells.find(({ table, group }) => table === "values" && group["value"] === id)?.people.length;
}

function print(is: unknown): string {
	if (is === null || is === undefined) return "suppressed";
	return typeof is === "number" ? String(Number(is.toPrecision(6))) : String(is);
}
