import { createHash } from "node:crypto";
import { type Cell, controlTable, controlValue, openSafely, type Refusal } from "@quickening/disclosure";
import { coversValue, type ProvenanceTier, type ReleaseDefinition, type StageScript } from "@quickening/paper";
import { packCells, type StageEvidence, type SuppressedCell } from "../evidence.ts";
import type { RunningJob } from "../job.ts";
import { REFUSED } from "../refused.ts";
import { findPeople } from "./find-people.ts";
import { formatJson } from "./format-json.ts";
import { callScript } from "./script.ts";
import { writeOutputs } from "./write-outputs.ts";

/**
 * Runs a script that reads rows of people whose data are not open. What its `release` names passes disclosure control before it
 * is written; other outputs stay on the machine, and other values are refused. Progress is told without the script's words.
 */
export async function runControlledScript(job: RunningJob, script: StageScript): Promise<void> {
	const { release, tier } = job.facts as { readonly release: ReleaseDefinition; readonly tier: ProvenanceTier };
	const cells: Cell[] = [];
	const suppressed: SuppressedCell[] = [];
	const outputs: Record<string, string> = {};
	/** What others will read, by what it is called in a refusal. */
	const texts = new Map<string, string>();
	await callScript(job, script, (plain) => {
		const released = (name: string) => release.outputs?.[name];
		const onlyRows = (name: string) => {
			if (released(name) === undefined) return;
			refuse(job, [
				{
					where: `output ${name}`,
					rule: "what is released is a list of rows",
					whatToDo: `Write it with stage.writeJson("${name}", rows)`,
				},
			]);
		};
		return {
			...plain,
			writeText(name, content) {
				onlyRows(name);
				plain.writeText(name, content);
			},
			writeTable(name, table) {
				onlyRows(name);
				plain.writeTable(name, table);
			},
			writeJson(name, content) {
				const rule = released(name);
				if (rule === undefined) return plain.writeJson(name, content);
				const controlled = controlTable(name, content, rule, openSafely);
				refuse(job, controlled.refusals);
				cells.push(...controlled.cells);
				suppressed.push(
					...controlled.suppressed.map(({ column, group, reason }) => ({ of: name, column, group, reason })),
				);
				const text = formatJson(controlled.rows);
				texts.set(`output ${name}`, text);
				outputs[name] = createHash("sha256").update(text).digest("hex");
				plain.writeJson(name, controlled.rows);
			},
			value(id, value, evidence) {
				const entry = entryOf(release, id);
				if (entry === undefined) {
					if (tier !== "open") {
						const whatToDo = `Say what it is in release.values of stages["${job.stage}"] in papers/${job.paper}/paper.ts, or record it in a stage that reads released outputs alone`;
						refuse(job, [
							// An id that nobody has written down may come from the rows, and name a person.
							{
								where: "a value that release.values does not name",
								rule: `it is made from ${tier} data and not declared an aggregate`,
								whatToDo,
							},
						]);
					}
					return plain.value(id, value);
				}
				if (findPeople(id, new Set(evidence?.people.map(String))) > 0) {
					const whatToDo = "Name values by their group, and never by whom they are about";
					refuse(job, [{ where: `a value of ${entry}`, rule: "its id names a person", whatToDo }]);
				}
				// Without evidence nobody can tell whether the id names a person, so the refusal says what was declared.
				const told = evidence === undefined ? entry : id;
				const controlled = controlValue(told, value, release.values![entry]!, evidence, openSafely);
				refuse(job, controlled.refusals);
				if (controlled.cell !== undefined) cells.push(controlled.cell);
				if (controlled.suppressed !== undefined) suppressed.push({ of: id, reason: controlled.suppressed });
				texts.set(`value ${id}`, `${id} ${JSON.stringify(controlled.value)}`);
				const isGone = controlled.suppressed !== undefined && controlled.value.value === null;
				plain.value(id, isGone ? { ...controlled.value, suppressed: controlled.suppressed! } : controlled.value);
			},
			progress: (fraction) => job.progress(fraction, ""),
		};
	});
	const packed = packCells(cells);
	refuse(job, namedPeople(texts, new Set(packed.people)));
	const evidence: StageEvidence = { schema: 1, stage: job.stage, ...packed, suppressed, outputs };
	writeOutputs(job, { "(evidence)": formatJson(evidence) });
}

/** Texts that hold ids of people, each with what to do. */
export function namedPeople(texts: ReadonlyMap<string, string | Uint8Array>, people: ReadonlySet<string>): Refusal[] {
	return [...texts].flatMap(([where, text]) => {
		const found = findPeople(text, people);
		if (found === 0) return [];
		const rule = `it holds the id of ${found === 1 ? "a person" : `${found} people`}`;
		return [
			{
				where,
				rule,
				whatToDo: "Find what writes it: names of groups, methods, titles, alt texts and notes name nobody",
			},
		];
	});
}

/** The entry of `release.values` that says what a value is: its id, or else the first pattern that covers it. */
function entryOf({ values = {} }: ReleaseDefinition, id: string): string | undefined {
	return Object.hasOwn(values, id) ? id : Object.keys(values).find((entry) => coversValue(entry, id));
}

function refuse(job: RunningJob, refusals: readonly Refusal[]): void {
	if (refusals.length > 0) throw refusalError(`disclosure control stops stage ${job.stage}`, refusals);
}

/** An error that names each thing that may not leave, the rule and what to do. */
export function refusalError(what: string, refusals: readonly Refusal[]): Error {
	const lines = refusals.map(({ where, rule, whatToDo }) => `  ${where}: ${rule}. ${whatToDo}.`);
	return Object.assign(new Error([`${what}:`, ...lines].join("\n")), { code: REFUSED });
}
