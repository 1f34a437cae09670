import { formatNumber, formatValue, type JudgedClaim } from "@quickening/paper";
import { print } from "@quickening/pipeline/tolerance";
import { markdownCode, markdownText } from "@quickening/workspace/markup";
import { formatBytes, formatCount, formatDuration } from "@quickening/workspace/terminal";
import { belowPaper, bundlePath } from "../bundle-path.ts";
import type { Review, ReviewedOutput } from "../review-report.ts";
import { checkerWords, roomSentences, stateWords, verdictSentence } from "../words.ts";

/**
 * The certificate in the manner of CODECHECK, as Markdown: what was checked, by whom, what came out, every file with what
 * it is in the paper, the machine, and what a certificate does not say.
 */
export function certificateText(review: Review): string {
	const { title, paper, authors, commit, checked, claims, outputs, findings, datasets, stages, cost } = review;
	const sections = [
		`# ${review.verdict === "differs" ? "Record of a rebuild that does not agree" : "Certificate of a rebuild"}: ${markdownText(title)}`,
		`**${markdownText(verdictSentence(review))}.** ${stateWords(review).map(markdownText).join(" · ")}`,
		table(
			["", ""],
			[
				["Paper", `papers/${paper}, ${authors.map(({ name }) => markdownText(name)).join(", ")}`],
				["Commit", `${commit.id} (${commit.date}, ${markdownText(commit.subject)})`],
				["Checked by", markdownText(checkerWords(review))],
				["Date", checked.date],
				["Command", `\`${repeatCommand(review)}\``],
			],
		),
		"## What was done here",
		table(["", "Rebuilt", "Within tolerance", "Differs", "New", "Of"], [claimCounts(review), ...outputCounts(review)]),
		notChecked(review),
		findings.length === 0
			? ""
			: `## What did not hold\n\n${findings
					.map(
						({ where, message, details }) =>
							`- ${markdownCode(where)}: ${markdownText(message)}${details.map((detail) => `\n  - ${markdownText(detail)}`).join("")}`,
					)
					.join("\n")}`,
		"## Claims",
		table(
			["Claim", "Committed", "Rebuilt", "Published", "Judgement"],
			claims.map(({ sentenceText, value, rebuilt, reproduced, robust, replicated }) => [
				markdownText(sentenceText),
				rebuilt.committed ? markdownText(formatValue(rebuilt.committed)) : "none",
				markdownText(formatValue(rebuilt.rebuilt ?? value)),
				reproduced ? `${formatNumber(reproduced.published, value.digits)} (${markdownText(reproduced.where)})` : "none",
				[
					rebuiltWords(rebuilt),
					reproduced?.state === "inconclusive" ? "reproduced: inconclusive" : reproduced?.state,
					robust && `robust ${robust.agree} of ${robust.of}`,
					replicated && `replicated ${replicated.agree} of ${replicated.of}`,
				]
					.filter(Boolean)
					.join("; "),
			]),
		),
		"## Manifest",
		...(outputs.some(({ kept }) => kept)
			? [
					"Where a file came out within tolerance the committed one stayed, and what follows was made from it; the manifest lists the file that came out.",
				]
			: []),
		table(
			["File", "What it is", "Rebuilt", "Bytes", "sha256 of the rebuilt file"],
			outputs.map(({ path, what, state, within, bytes, rebuiltSha256, staysHere }) => [
				markdownCode(staysHere ? belowPaper(path) : bundlePath(path)),
				staysHere ? `${markdownText(what)}; rows of people, which stay with who holds the data` : markdownText(what),
				within === undefined
					? state
					: `${state}: ${within.numbers} of ${within.of} numbers differ, by ${print(Math.abs(within.largest.difference))} at most (${markdownText(within.largest.where)})`,
				formatBytes(bytes),
				`\`${rebuiltSha256}\``,
			]),
		),
		"## Data",
		datasets.length === 0
			? "No data set: everything is computed from the code."
			: datasets
					.map(
						({ slug, title: name, citation, doi, licence, tier, files, bytes }) =>
							`- ${markdownText(name)} (\`data/${slug}\`, ${files} files, ${formatBytes(bytes)}, licence ${markdownText(licence)}, access ${tier}). ${markdownText(citation)}${doi && !citation.includes(doi) ? ` doi:${markdownText(doi)}` : ""}`,
					)
					.join("\n"),
		"## How it was checked",
		markdownText(roomSentences(review).join(" ")),
		`${stages.length} stages took ${formatDuration(cost.stageSeconds)}, the whole rebuild ${formatDuration(cost.rebuildSeconds)}${cost.peakMemoryMb === undefined ? "" : `, at most ${Math.round(cost.peakMemoryMb)} MB of memory in a stage`}.`,
		table(
			["", ""],
			[
				["Machine", markdownText(`${review.environment.os}, ${review.environment.cpu}`)],
				["Node", markdownText(review.environment.node)],
				["DVC", markdownText(review.environment.dvc)],
				["Quickening", markdownText(review.environment.quickening)],
				["package-lock.json", `sha256 ${review.environment.npmLockSha256}`],
			],
		),
		"## What this does not say",
		"That results come out the same from the same data and code says nothing about whether the methods are right, the data are sound, or the findings hold elsewhere. Whether a published number was reproduced, and whether a claim is robust or replicated, is judged apart, in the words of the National Academies (2019, doi:10.17226/25303).",
	];
	return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

/** Of the claims, how many came out in which way. */
function claimCounts({ claims }: Review): string[] {
	const count = (state: JudgedClaim["rebuilt"]["state"]) =>
		claims.filter(({ rebuilt }) => rebuilt.state === state).length;
	return ["Claims", ...(["rebuilt", "within tolerance", "differs", "new"] as const).map(count), claims.length].map(
		String,
	);
}

function outputCounts({ outputs }: Review): string[][] {
	const count = (state: ReviewedOutput["state"]) => outputs.filter((output) => output.state === state).length;
	const counts = (["identical", "within tolerance", "differs", "new"] as const).map(count);
	return [["Output files", ...counts, outputs.length].map(String)];
}

/** What nobody looked at, so that the certificate is not read as if somebody had. */
function notChecked({ fixed, claims, unreviewed }: Review): string {
	const published = claims.filter(({ reproduced }) => reproduced !== undefined).length;
	const lines = [
		"whether the code does what the text says: it was run, not read;",
		...(published > 0
			? [
					`whether ${published === 1 ? "the published number" : `the ${published} published numbers`} compared with are as printed in their sources: they were taken from paper.ts;`,
				]
			: []),
		...(fixed.length > 0
			? [
					`${fixed.length === 1 ? "one number" : `${fixed.length} numbers`} in the text marked as no results: for a person to judge;`,
				]
			: []),
		...(unreviewed.length > 0
			? [`${formatCount(unreviewed.length, "file")} of the checkout with edits that are not committed;`]
			: []),
	];
	return `Not reviewed:\n\n${lines
		.map((line) => `- ${line}`)
		.join("\n")
		.replace(/;$/, ".")}`;
}

function rebuiltWords({ state, difference = 0, tolerance }: JudgedClaim["rebuilt"]): string {
	if (state === "differs") return "not rebuilt";
	if (state !== "within tolerance") return state;
	return `within tolerance: difference ${print(difference)}, tolerated ${tolerance?.absolute}`;
}

/** The command that makes the same review again. */
export function repeatCommand({ paper, commit, repeat }: Pick<Review, "paper" | "commit" | "repeat">): string {
	return `npm run quickening -- review ${paper} --at ${commit.id.slice(0, 10)}${repeat ? " --twice" : ""}`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
