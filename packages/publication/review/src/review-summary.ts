import { type Colours, formatDuration } from "@quickening/workspace/terminal";
import type { ReviewResult } from "./review.ts";
import { stateWords, verdictSentence } from "./words.ts";

/** How many findings are told on the terminal; the page has all. */
const MOST = 12;

/** The end of a review as text: the verdict, what did not hold, and where the report is. */
export function reviewSummary(
	{ review, kept }: ReviewResult,
	{ page, certificate }: { readonly page: string; readonly certificate?: string },
	paint: Colours,
): string {
	const { paper, title, verdict, commit, findings, cost, stages, unreviewed } = review;
	const marks = {
		agrees: paint.green("✓"),
		"within tolerance": paint.yellow("≈"),
		waiting: paint.yellow("○"),
	} as const;
	const mark = verdict in marks ? marks[verdict as keyof typeof marks] : paint.red("≠");
	const memory = cost.peakMemoryMb === undefined ? "" : `, at most ${Math.round(cost.peakMemoryMb)} MB`;
	const lines = [
		`${paint.bold(paper)} at ${commit.id.slice(0, 10)}  ${commit.subject}`,
		`  ${title}`,
		`  ${mark} ${verdictSentence(review)}`,
		...findings
			.slice(0, MOST)
			.flatMap(({ where, message, details }) => [
				`    ${paint.yellow("≠")} ${where}`,
				`        ${message}`,
				...details.slice(0, 4).map((detail) => `        ${detail}`),
				...(details.length > 4 ? [`        and ${details.length - 4} more`] : []),
			]),
		...(findings.length > MOST ? [`    and ${findings.length - MOST} more`] : []),
		`  Claims: ${stateWords(review).join(", ") || "none judged"}`,
		...(stages.length > 0 && cost.stageSeconds > 0
			? [
					`  ${stages.length} stages in ${formatDuration(cost.stageSeconds)}, the rebuild ${formatDuration(cost.rebuildSeconds)}${memory}`,
				]
			: []),
		...(unreviewed.length > 0 ? [`  Not reviewed: ${unreviewed.length} edited, not committed`] : []),
		`  Report: ${paint.cyan(page)}`,
		...(certificate ? [`  Certificate: ${paint.cyan(certificate)}`] : []),
		...(kept ? [`  Clean rooms: ${paint.cyan(kept)}`] : []),
	];
	return `\n${lines.join("\n")}\n`;
}
