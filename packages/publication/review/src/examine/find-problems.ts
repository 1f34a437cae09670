import { join } from "node:path";
import { generatedFiles } from "@quickening/pipeline";
import { readIfThere } from "@quickening/workspace";
import { formatCount } from "@quickening/workspace/terminal";
import type { Finding, ReviewedOutput, ReviewedValue } from "../review-report.ts";
import type { CleanRoom } from "../room/clean-room.ts";
import type { RoomResults } from "./room-results.ts";

/** How many values, cells or lines a finding lists. */
const MOST_DETAILS = 12;

/** What differs in the outputs: one finding a file, values first. */
export function outputFindings(outputs: readonly ReviewedOutput[], values: readonly ReviewedValue[]): Finding[] {
	const findings: Finding[] = [];
	const moved = values.filter(({ state }) => state === "differs" || state === "gone");
	for (const { path, what, state, differences } of outputs) {
		if (state === "new") {
			findings.push({
				kind: "data",
				where: path,
				message: `${what}: a stage makes it, and no committed one is there to compare with`,
				details: [],
			});
		}
		if (state !== "differs") continue;
		const kind = kindOf(path);
		const isAllValues = path.endsWith("/results/values.json");
		const count = isAllValues && moved.length > 0 ? `, ${formatCount(moved.length, "value")} not rebuilt` : "";
		findings.push({
			kind,
			where: path,
			message: `${what}: not as committed${count}`,
			details: differences,
		});
	}
	return findings.sort((a, b) => rank(a) - rank(b));
}

/** Stages that failed, with their own words. */
export function stageFindings({ paper, reproduction }: RoomResults): Finding[] {
	return reproduction.stages.flatMap(({ name, state, output = [] }): Finding[] => {
		if (state !== "failed") return [];
		const said = output.find((line) => line.startsWith("error: "))?.slice("error: ".length);
		const others = output.filter((line) => line.trim() !== "" && !line.startsWith("error: "));
		return [
			{
				kind: "stage",
				where: `${paper} ${name}`,
				message: said ?? `stage ${name} failed`,
				details: others.slice(-MOST_DETAILS),
			},
		];
	});
}

/** Generated files that are not what a sync of the commit writes: a source was committed without them. */
export function generatedFindings({ workspace }: CleanRoom, results: RoomResults): Finding[] {
	const findings: Finding[] = [];
	for (const name of [...generatedFiles, "dvc.lock"]) {
		const where = `papers/${results.paper}/${name}`;
		const [before, after] = [results.before(name), readIfThere(join(workspace.root, where))];
		if (after === undefined || before?.equals(after)) continue;
		// dvc.lock has the hashes of all code and outputs: it says something of its own only when all of them are the same.
		const isFollowing = findings.length > 0 || results.outputs.some(({ state }) => state !== "identical");
		if (name === "dvc.lock" && isFollowing) continue;
		const stages = name === "code.json" ? changedStages(before, after) : [];
		findings.push({
			kind: "generated",
			where,
			message:
				before === undefined
					? `${name} is not committed`
					: `${name} was committed before a source last changed: it is not what paper.ts, the code and the data say`,
			details: stages.map((stage) => `stage ${stage} has other code`),
		});
	}
	return findings;
}

/** Committed results that no stage makes: nobody can say where they come from. */
export function unmadeFindings({ paper, committed, stageOf }: RoomResults): Finding[] {
	const own = `papers/${paper}/`;
	return [...committed.files.keys()]
		.filter((path) => path.startsWith(`${own}results/`) && !stageOf.has(path.slice(own.length)))
		.sort()
		.map((where) => ({
			kind: "unmade",
			where,
			message: "a committed result that no stage makes, so that it cannot be rebuilt",
			details: [],
		}));
}

function kindOf(path: string): Finding["kind"] {
	if (/\/results\/values(?:\.json$|\/)/.test(path)) return "values";
	if (path.includes("/results/figures/")) return "figure";
	if (path.includes("/results/tables/")) return "table";
	return /\/results\/[^/]+\.(?:pdf|docx|xml)$/.test(path) ? "manuscript" : "data";
}

function rank({ kind, where }: Finding): number {
	const order: readonly Finding["kind"][] = ["values", "figure", "table", "manuscript", "data"];
	return order.indexOf(kind) - (where.endsWith("/results/values.json") ? 0.5 : 0);
}

function changedStages(before: Buffer | undefined, after: Buffer): string[] {
	const [old, now] = [stagesOf(before), stagesOf(after)];
	return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name]).sort();
}

function stagesOf(bytes: Buffer | undefined): Record<string, string> {
	try {
		return (JSON.parse(bytes?.toString("utf8") ?? "{}") as { stages?: Record<string, string> }).stages ?? {};
	} catch {
		return {};
	}
}
