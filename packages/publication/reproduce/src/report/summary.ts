import {
	type JudgedClaim,
	type ReproducedOutput,
	type Reproduction,
	toleratedDifferences,
	waitsFor,
} from "@quickening/paper";
import type { RefusedPaper } from "@quickening/pipeline";
import { formatProblem, isError } from "@quickening/pipeline/plan";
import { print } from "@quickening/pipeline/tolerance";
import { type Colours, formatCount, formatDuration } from "@quickening/workspace/terminal";
import type { StageOutcome } from "../planned-pipeline.ts";
import type { PaperResult, ReproduceResult } from "../reproduce.ts";
import type { SiteResult } from "../site-result.ts";
import { resultLines } from "./result-lines.ts";

/** The end of a rebuild as text: a block a paper, then how to read the report. */
export function summaryText({ papers, refused, site }: ReproduceResult, paint: Colours): string {
	const blocks = [
		...papers.map((paper) => paperBlock(paper, paint).join("\n")),
		...refused.map((paper) => refusedBlock(paper, paint).join("\n")),
	];
	return `\n${[...blocks, siteBlock(site, paint).join("\n")].join("\n\n")}\n`;
}

function paperBlock({ reproduction, outcomes }: PaperResult, paint: Colours): string[] {
	const { paper, title, synthetic, state, edited, outputs } = reproduction;
	const moved = outputs.some((output) => output.state === "differs");
	const words =
		state === "waiting"
			? paint.yellow(`waiting for ${waitsFor(reproduction.waiting)}`)
			: state === "failed"
				? paint.red("failed")
				: state === "differs"
					? paint.red("differs from what is committed")
					: moved
						? paint.yellow("changed by edits that are not committed")
						: paint.green(toleratedDifferences(outputs) ? "rebuilt within tolerance" : "rebuilt");
	const lines = [
		`${paint.bold(paper)}  ${words}`,
		`  ${title}${synthetic ? " (synthetic data)" : ""}`,
		...(reproduction.problems ?? []).map((problem) => `  ${paint.red("✗")} ${problem}`),
		...(reproduction.waiting ?? []).flatMap(({ dataset, command, reason }) => [
			`  ${dataset}: ${reason}.`,
			`  To get it: ${paint.cyan(command)}`,
		]),
		...reproduction.tampered.flatMap(({ path, differences }) => [
			`  ${paint.red("!")} ${path} had been changed by something else than a stage; it is rebuilt:`,
			...differences.map((difference) => `      ${difference}`),
		]),
	];
	const notJudged = reproduction.summary.rebuilt.of;
	if (state === "waiting") {
		const stages = formatCount(reproduction.stages.length, "stage");
		return [
			...lines,
			`  ${stages} waiting for ${waitsFor(reproduction.waiting)}; nothing was run`,
			...(notJudged > 0 ? [`  Claims: ${notJudged} waiting, none rebuilt`] : []),
		];
	}
	if (outputs.length > 0) lines.push(`  ${stageCounts(outcomes)}; ${outputCounts(outputs)}`);
	lines.push(...toleranceLines(outputs, paint));
	if (state === "differs" || moved) lines.push(...differenceLines(outputs, paint));
	if (moved && edited.length > 0) {
		lines.push(
			`  Edited: ${edited.slice(0, 6).join(", ")}${edited.length > 6 ? ` and ${edited.length - 6} more` : ""}`,
			...["  For the commit message:", ...resultLines(reproduction).map((line) => `    ${line}`)],
		);
	}
	if (state === "failed") return [...lines, ...(notJudged > 0 ? [`  Claims: ${notJudged} not judged`] : [])];
	return [...lines, ...claimLines(reproduction, paint), `  PDF: ${paint.cyan(reproduction.pdf)}`];
}

function refusedBlock({ slug, title, problems }: RefusedPaper, paint: Colours): string[] {
	return [
		`${paint.bold(slug)}  ${paint.red("cannot be built as it stands")}; nothing of it was run`,
		...(title === undefined ? [] : [`  ${title}`]),
		...problems.map(
			(problem) => `  ${isError(problem) ? paint.red("✗") : paint.yellow("!")} ${formatProblem(problem)}`,
		),
	];
}

function stageCounts(outcomes: PaperResult["outcomes"]): string {
	const all = [...outcomes.values()];
	const of = (state: StageOutcome["state"]) => {
		const found = all.filter((outcome) => outcome.state === state);
		const seconds = found.reduce((sum, outcome) => sum + (outcome.seconds ?? 0), 0);
		return { length: found.length, time: formatDuration(seconds) };
	};
	const [ran, taken] = [of("ran"), of("taken")];
	const parts = [
		ran.length > 0 && `${formatCount(ran.length, "stage")} ran (${ran.time})`,
		taken.length > 0 &&
			`${ran.length > 0 ? taken.length : formatCount(taken.length, "stage")} taken from the store, made on this machine earlier by the same code (${taken.time} then)`,
		...(["up to date", "failed", "skipped"] as const).map((state) => {
			const n = all.filter((outcome) => outcome.state === state).length;
			return n > 0 && `${ran.length + taken.length > 0 ? n : formatCount(n, "stage")} ${state}`;
		}),
	];
	return parts.filter(Boolean).join(", ");
}

function outputCounts(outputs: readonly ReproducedOutput[]): string {
	const count = (state: ReproducedOutput["state"]) => outputs.filter((output) => output.state === state).length;
	const parts = [
		[count("identical"), "identical to the committed"],
		[count("within tolerance"), "within tolerance"],
		[count("differs"), "different"],
		[count("new"), "new (not committed yet)"],
	] as const;
	const words = parts.filter(([n]) => n > 0).map(([n, word], i) => `${i === 0 ? formatCount(n, "output") : n} ${word}`);
	return words.join(", ");
}

function differenceLines(outputs: readonly ReproducedOutput[], paint: Colours): string[] {
	return outputs
		.filter(({ state }) => state === "differs")
		.flatMap(({ path, differences = [] }) => [
			`  ${paint.yellow("≠")} ${path}`,
			...differences.map((difference) => `      ${difference}`),
		]);
}

/** What came out within tolerance: how many numbers, and the largest difference. */
function toleranceLines(outputs: readonly ReproducedOutput[], paint: Colours): string[] {
	const tolerated = toleratedDifferences(outputs);
	if (tolerated === undefined) return [];
	const { numbers, largest } = tolerated;
	const kept = outputs.some((output) => output.kept) ? "; the committed results stay" : "";
	const told =
		largest === undefined
			? formatCount(tolerated.outputs, "output")
			: `${formatCount(numbers, "number")} of ${formatCount(tolerated.outputs, "output")} not as committed, by ${print(Math.abs(largest.difference))} at most (${largest.where} in ${largest.path})`;
	return [`  ${paint.yellow("≈")} Within tolerance: ${told}${kept}`];
}

function claimLines({ claims, summary }: Reproduction, paint: Colours): string[] {
	if (claims.length === 0) return [];
	const { rebuilt, reproduced, robust, replicated } = summary;
	const fresh = claims.filter((claim) => claim.rebuilt.state === "new").length;
	const counts = [
		rebuilt.of > 0 &&
			`${rebuilt.agree} of ${rebuilt.of} rebuilt${rebuilt.within === undefined ? "" : ` (${rebuilt.within} within tolerance)`}`,
		fresh > 0 && `${fresh} new`,
		reproduced.of > 0 &&
			`${reproduced.agree} of ${reproduced.of} reproduced${reproduced.inconclusive > 0 ? ` (${reproduced.inconclusive} inconclusive)` : ""}`,
		robust.of > 0 && `${robust.agree} of ${robust.of} robust`,
		replicated.of > 0 && `${replicated.agree} of ${replicated.of} replicated`,
	];
	return [`  Claims: ${counts.filter(Boolean).join(", ")}`, ...claims.flatMap((claim) => claimLine(claim, paint))];
}

function claimLine({ sentenceText, rebuilt, reproduced, robust, replicated }: JudgedClaim, paint: Colours): string[] {
	const marks = {
		rebuilt: paint.green("✓"),
		"within tolerance": paint.yellow("≈"),
		new: paint.yellow("+"),
		differs: paint.red("≠"),
		waiting: paint.yellow("○"),
		"not rebuilt": paint.yellow("○"),
	};
	const told = {
		rebuilt: "rebuilt",
		"within tolerance": `within tolerance: ${rebuilt.differences?.join(", ")}; ${rebuilt.tolerance?.absolute} is tolerated`,
		new: "new, nothing committed to compare with",
		differs: `not rebuilt: ${rebuilt.differences?.join(", ") ?? "differs"}`,
		waiting: "waiting: nothing was judged",
		"not rebuilt": "not judged: the rebuild failed",
	};
	const words = [told[rebuilt.state]];
	if (reproduced) {
		const against = `published ${reproduced.published}, ${reproduced.where}`;
		words.push(
			reproduced.state === "inconclusive"
				? `reproduced: inconclusive (${against})`
				: `${reproduced.state} (${against})`,
		);
	}
	if (robust)
		words.push(`${robust.agree === robust.of ? "robust" : "not robust"}: holds in ${robust.agree} of ${robust.of}`);
	if (replicated) {
		words.push(
			`${replicated.agree === replicated.of ? "replicated" : "not replicated"}: holds in ${replicated.agree} of ${replicated.of}`,
		);
	}
	return [`    ${marks[rebuilt.state]} ${sentenceText}`, `        ${paint.dim(words.join("; "))}`];
}

function siteBlock(site: SiteResult, paint: Colours): string[] {
	const open = `  To read it: ${paint.cyan("npm run quickening -- site")}`;
	if (site.state === "built") {
		return [`${paint.bold("Report")}  built in ${formatDuration(site.seconds ?? 0)}: ${site.index}`, open];
	}
	if (site.state === "up to date") return [`${paint.bold("Report")}  up to date: ${site.index}`, open];
	if (site.state === "skipped") return [`${paint.bold("Report")}  not built: ${site.because}`];
	return [
		`${paint.bold("Report")}  ${paint.red("could not be built")}`,
		...(site.output ?? []).slice(-25).map((line) => `  ${line}`),
	];
}
