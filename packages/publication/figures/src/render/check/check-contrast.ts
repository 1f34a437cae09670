import { contrastRatio, LEAST_CONTRAST } from "../../spec/colour/contrast-ratio.ts";
import { darkPartner, pageColours } from "../../spec/colour/dark-partner.ts";
import { overPage } from "../../spec/colour/over-page.ts";
import { palette } from "../../spec/palette.ts";
import type { Scene, SceneText } from "../scene/read-scene.ts";
import { name } from "./check-labels.ts";
import type { FigureFault } from "./fault.ts";

/** Reference lines and grids stand back on purpose; what they say is on the axis. */
const background: ReadonlySet<string> = new Set<string>(
	[palette.context, palette.grid].map((one) => one.toLowerCase()),
);

/** More points of one colour than this are a cloud. */
const CLOUD = 30;

/**
 * Words, and lines and points of the data, that cannot be made out on the page, light or dark: WCAG's contrast of 4.5
 * for text (against what is painted behind it) and 3 for lines. Filled shapes are not judged: their edges are judged by
 * their neighbours. Of the lines those in the palette's `context` and `grid` are left out. A cloud of translucent points
 * is judged by its colour: where it says something, points lie on one another.
 */
export function checkContrast({ texts, lines }: Scene): FigureFault[] {
	const found = new Map<string, FigureFault>();
	const points = new Map<string, number>();
	for (const { kind, colour } of lines) if (kind === "symbol") points.set(colour, (points.get(colour) ?? 0) + 1);
	for (const mode of ["light", "dark"] as const) {
		const page = pageColours[mode];
		const shown = (colour: string) => (mode === "dark" ? darkPartner(colour) : colour);
		for (const text of texts) {
			const cell = (colour: string) => (mode === "dark" ? darkPartner(colour, { cell: true }) : colour);
			const behind = text.behind.reduce((below, one) => overPage(cell(one.colour), one.opacity, below), page as string);
			const ratio = contrastRatio(overPage(shown(text.colour), text.opacity, behind), behind);
			if (ratio >= LEAST_CONTRAST.text) continue;
			add(`text ${text.colour} ${behind} ${mode}`, `${name(text)} (${text.colour}${on(text, mode)})`, ratio, "text");
		}
		for (const { colour, opacity: own, role, kind } of lines) {
			if (role !== "mark" || background.has(colour.toLowerCase())) continue;
			const opacity = kind === "symbol" && (points.get(colour) ?? 0) > CLOUD ? 1 : own;
			const ratio = contrastRatio(overPage(shown(colour), opacity, page), page);
			if (ratio >= LEAST_CONTRAST.line) continue;
			const faint = opacity < 1 ? ` at opacity ${Number(opacity.toFixed(2))}` : "";
			add(
				`line ${colour} ${opacity} ${mode}`,
				`the ${kind}s in ${colour}${faint}, on the ${mode} page,`,
				ratio,
				"line",
			);
		}
	}
	return [...found.values()];

	function add(key: string, what: string, ratio: number, kind: keyof typeof LEAST_CONTRAST): void {
		const remedy =
			kind === "text" ? "take ink or a darker colour" : "take a darker colour of the palette, or more opacity";
		const message = `${what} can hardly be seen: contrast ${ratio.toFixed(1)}, at least ${LEAST_CONTRAST[kind]}; ${remedy}`;
		if (!found.has(key)) found.set(key, { check: "contrast", message });
	}
}

function on({ behind }: SceneText, mode: "light" | "dark"): string {
	const last = behind.at(-1);
	return last === undefined ? ` on the ${mode} page` : ` on ${last.colour}, ${mode} page`;
}
