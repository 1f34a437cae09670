import type { FigureSpec } from "../../spec/figure-spec.ts";
import type { FigureFault } from "./fault.ts";
import { type UnitView, unitViews } from "./units.ts";

/** Alternative text states a finding; nothing shorter than this does. */
const LEAST_ALT_LETTERS = 40;

const opening =
	/^(?:an? |the |this )?(?:figure|fig\b\.?|graph|chart|plot|diagram|image|picture|illustration)s?(?: \d+)?[:.]? *(?:of|show\w*|that|with|depict\w*|illustrat\w*|present\w*|display\w*)\b/i;
const size = /\bn\b/;
/** "506 births", "40 simulated labours", "10,000 women": a count of something that is no time or amount. */
const count =
	/\b\d[\d,]*\s+(?:[\p{L}-]+\s+){0,3}?(?!(?:second|minute|hour|day|night|week|month|year|bpm|time|step|percent)s?\b)(?:\p{L}[\p{L}-]*s|women|children|people|men|participants)\b/iu;
const interval =
	/\b(?:intervals?|CIs?|CrI|interquartile|IQR|quartiles?|quantiles?|percentiles?|centiles?|limits of agreement|standard (?:error|deviation)s?|SDs?|SEs?|SEM|range|minimum and maximum)\b|\d ?%[^.;]{0,40}\b(?:bands?|limits)\b/i;

/**
 * Words that do not say enough: alternative text that is short, repeats the title or describes the picture rather than
 * the finding; a caption without n; a caption that does not say what the band or the bar is that is drawn.
 */
export function checkWords(spec: FigureSpec): FigureFault[] {
	const { title, caption, alt } = spec.usermeta.quickening;
	const faults: FigureFault[] = [];
	const fault = (message: string) => faults.push({ check: "words", message });
	if (plain(alt) === plain(title)) {
		fault("alt must say more than the title, which is read out too; state the finding with its numbers");
	} else if (opening.test(alt.trim())) {
		fault(`alt must state the finding, not describe the picture; it begins "${alt.trim().slice(0, 30)}..."`);
	} else if (alt.trim().length < LEAST_ALT_LETTERS) {
		const length = alt.trim().length;
		fault(`alt must state the finding in ${LEAST_ALT_LETTERS} letters or more; got ${length} ("${alt.trim()}")`);
	}
	if (!size.test(caption) && !count.test(caption)) {
		fault('caption must say how many are shown: "n = 506 births", or a count with its noun');
	}
	const drawn = unitViews(spec).find(drawsInterval);
	if (drawn !== undefined && !interval.test(caption)) {
		fault(
			`caption must say what interval the ${drawn.type}s with two ends show, such as "band: 95% bootstrap interval over births"`,
		);
	}
	const letters = Array.from(
		JSON.stringify(structureOf(spec)).matchAll(/"name":"panel-([a-z])"/g),
		([, letter]) => letter,
	);
	const untold = letters.find((letter) => !caption.includes(`(${letter})`));
	if (untold !== undefined) fault(`caption must explain panel (${untold}), by its letter in brackets`);
	return faults;
}

/** The views of a figure without their rows. */
function structureOf({ usermeta: _, datasets: __, ...views }: FigureSpec & { readonly datasets?: unknown }): unknown {
	return JSON.parse(JSON.stringify(views, (key, value) => (key === "data" || key === "config" ? undefined : value)));
}

/** Bands and error bars: marks made for them, and areas or rules from one quantity to another. */
function drawsInterval({ type, encoding }: UnitView): boolean {
	if (type === "errorband" || type === "errorbar" || type === "boxplot") return true;
	if (type !== "area" && type !== "rule") return false;
	const quantity = (channel: string) =>
		encoding[channel]?.field !== undefined && encoding[channel]?.type === "quantitative";
	return (quantity("y") && encoding.y2?.field !== undefined) || (quantity("x") && encoding.x2?.field !== undefined);
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
