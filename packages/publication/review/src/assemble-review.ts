import type { Reproduction } from "@quickening/paper";
import { authorName, unjudgedSummary } from "@quickening/paper";
import { describeEnvironment } from "@quickening/reproduce";
import type { Workspace } from "@quickening/workspace";
import type { RoomComparison } from "./examine/compare-rooms.ts";
import { type Examination, whereOf } from "./examine/examine-room.ts";
import { scriptOf } from "./examine/script-of.ts";
import type { Checker } from "./parse-checker.ts";
import type { OneRebuild } from "./rebuild-once.ts";
import type { Finding, Review } from "./review-report.ts";

/** All that is known at the end of a review. */
export interface Known {
	readonly options: {
		readonly paper: string;
		readonly checker?: Checker | undefined;
		readonly date?: string | undefined;
	};
	readonly commit: Review["commit"];
	readonly unreviewed: readonly string[];
	readonly first: OneRebuild;
	readonly examined: Examination | undefined;
	readonly repeat: RoomComparison | undefined;
}

/** Puts what is known into one document, with the verdict. */
export function assembleReview({ root }: Workspace, known: Known): Review {
	const { options, commit, unreviewed, first, examined, repeat } = known;
	const { reproduction, problem, seconds } = first.rebuild;
	const { definition } = first;
	const findings = [
		...(problem === undefined ? [] : [problemFinding(problem, options.paper)]),
		...(reproduction?.waiting ?? []).map(
			({ dataset, kind, reason, command }): Finding => ({
				kind: "waiting",
				where: kind === "library" ? dataset : `data/${dataset}`,
				message: `${reason}; to get it: ${command}`,
				details: [],
			}),
		),
		...(examined?.findings ?? []),
		...(repeat?.findings ?? []),
	];
	const stages = (reproduction?.stages ?? []).map((stage) => {
		const script = definition && scriptOf(definition, stage.name);
		return { ...stage, ...(script && { script }) };
	});
	const peaks = stages.flatMap(({ peakMemoryMb }) => peakMemoryMb ?? []);
	return {
		schema: 1,
		paper: options.paper,
		title: definition?.title ?? options.paper,
		synthetic: definition?.synthetic ?? false,
		authors: (definition?.authors ?? []).map((author) => ({
			name: authorName(author),
			...(author.orcid && { orcid: author.orcid }),
		})),
		verdict: verdictOf(reproduction, findings, examined?.outputs ?? []),
		commit,
		checked: { ...(options.checker && { by: options.checker }), date: options.date ?? commit.date },
		findings,
		unreviewed,
		summary: examined?.summary ?? unjudgedSummary(definition?.claims ?? [], "not rebuilt"),
		claims: examined?.claims ?? [],
		values: examined?.values ?? [],
		figures: examined?.figures ?? [],
		tables: examined?.tables ?? [],
		manuscripts: examined?.manuscripts ?? [],
		fixed: examined?.fixed ?? [],
		outputs: examined?.outputs ?? [],
		stages,
		datasets: examined?.datasets ?? [],
		...(reproduction?.waiting && { waiting: reproduction.waiting }),
		room: first.room.setUp,
		...(repeat && { repeat: { identical: repeat.identical, of: repeat.of } }),
		environment: reproduction?.environment ?? describeEnvironment(root, commit.id, false),
		cost: {
			stageSeconds: round(stages.reduce((sum, stage) => sum + (stage.seconds ?? 0), 0)),
			rebuildSeconds: round(seconds),
			...(peaks.length > 0 && { peakMemoryMb: Math.max(...peaks) }),
		},
	};
}

function verdictOf(
	reproduction: Reproduction | undefined,
	findings: readonly Finding[],
	outputs: Review["outputs"],
): Review["verdict"] {
	if (reproduction === undefined || reproduction.state === "failed") return "failed";
	if (reproduction.state === "waiting") return "waiting";
	if (findings.length > 0) return "differs";
	return outputs.some(({ state }) => state === "within tolerance") ? "within tolerance" : "agrees";
}

/** What stopped a rebuild before it began: a sentence, and a line a problem when there are several. */
function problemFinding(problem: string, paper: string): Finding {
	const [message = "", ...details] = problem.split("\n").map((line) => line.trim());
	return { kind: "check", where: whereOf(problem, paper), message, details };
}

function round(seconds: number): number {
	return Math.round(seconds * 1000) / 1000;
}
