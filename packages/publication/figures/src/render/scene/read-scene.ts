import { type TextStyle, textWidth } from "../text-width.ts";

/** A rectangle in points from the drawing's upper left corner. */
export interface Box {
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
}

/** Something painted behind what comes after it. */
export interface Painted {
	readonly box: Box;
	readonly colour: string;
	readonly opacity: number;
	/** The name of its mark, as Vega gives it to the class of the SVG's group; undefined for a group's background. */
	readonly mark: string | undefined;
}

/** A line of text as it is drawn. */
export interface SceneText {
	readonly text: string;
	/** What it is: "axis-label", "axis-title", "legend-label", "title-text", "mark", ... (Vega's roles). */
	readonly role: string;
	/** The ink's rectangle: from the height of capitals to the depth of descenders. */
	readonly box: Box;
	readonly fontSize: number;
	readonly colour: string;
	readonly opacity: number;
	/** Whether Vega cuts it with an ellipsis, because it is wider than its limit. */
	readonly truncated: boolean;
	/** What lies behind its middle, from the bottom. */
	readonly behind: readonly Painted[];
}

/** A line or a point that carries data. */
export interface SceneLine {
	readonly kind: string;
	readonly colour: string;
	readonly opacity: number;
	/** In points; 0 for a filled point. */
	readonly strokeWidth: number;
	/** Part of an axis or a legend, or of the data ("mark"). */
	readonly role: string;
}

/** What a reader sees of a drawing, as the checks need it. */
export interface Scene {
	readonly texts: readonly SceneText[];
	readonly lines: readonly SceneLine[];
	/** Names of the marks on whose rectangles text stands (the cells of a matrix, bars with their number in them). */
	readonly cells: readonly string[];
}

/** Vega's scenegraph, of which its types say little. */
export interface SceneNode {
	readonly marktype?: string;
	readonly role?: string;
	readonly items?: readonly SceneNode[];
	readonly [property: string]: unknown;
}

/** Inter's and Arimo's capitals are 0.72 em high, their descenders 0.2 em deep (0.716 and 0.212, 0.727 and 0.2). */
const CAPITALS = 0.72;
const DESCENDERS = 0.21;

/**
 * Reads what is drawn from Vega's scenegraph: every line of text with the rectangle of its ink, measured in the real
 * font, and every line or point of the data with its colour. Invisible items are left out.
 *
 * @param root - `view.scenegraph().root`. @param origin - where the scenegraph's zero lies in the drawing, in points.
 */
export function readScene(root: SceneNode, origin: readonly [number, number]): Scene {
	const texts: SceneText[] = [];
	const lines: SceneLine[] = [];
	const painted: Painted[] = [];
	visit(root, origin[0], origin[1], 1);
	const under = texts.flatMap(({ behind }) => behind.flatMap(({ mark }) => mark ?? []));
	return { texts, lines, cells: [...new Set(under)] };

	function visit(mark: SceneNode, x: number, y: number, opacity: number): void {
		for (const item of mark.items ?? []) {
			const shown = opacity * number(item.opacity, 1);
			if (shown === 0) continue;
			if (mark.marktype === "group") {
				const [left, top] = [x + number(item.x, 0), y + number(item.y, 0)];
				paint(undefined, item, left, top, shown);
				for (const child of item.items ?? []) visit(child, left, top, shown);
			} else if (mark.marktype === "text") readText(mark, item, x, y, shown);
			else if (mark.marktype === "rect") {
				paint(mark, item, x + number(item.x, 0), y + number(item.y, 0), shown);
				if (isRug(mark)) readLine(mark, item, shown);
			} else if (["line", "rule", "symbol", "trail", "path"].includes(mark.marktype ?? "")) readLine(mark, item, shown);
			// A line is one item for each of its points; they look alike.
			if (mark.marktype === "line" || mark.marktype === "area") break;
		}
	}

	function paint(mark: SceneNode | undefined, item: SceneNode, left: number, top: number, opacity: number): void {
		const { fill } = item;
		if (typeof fill !== "string" || fill === "none" || fill === "transparent") return;
		const share = opacity * number(item.fillOpacity, 1);
		if (share === 0) return;
		const [width, height] = [number(item.width, 0), number(item.height, 0)];
		const box = { x1: left, y1: top, x2: left + width, y2: top + height };
		const name = typeof mark?.name === "string" ? mark.name : undefined;
		painted.push({ box, colour: fill, opacity: share, mark: name });
	}

	function readLine(mark: SceneNode, item: SceneNode, opacity: number): void {
		const [stroke, fill] = [visible(item.stroke), visible(item.fill)];
		const strokeWidth = stroke === undefined ? 0 : number(item.strokeWidth, 1);
		const colour = stroke ?? fill;
		if (colour === undefined) return;
		const own = stroke === undefined ? number(item.fillOpacity, 1) : number(item.strokeOpacity, 1);
		if (opacity * own === 0) return;
		const role = String(mark.role ?? "mark");
		lines.push({ kind: mark.marktype ?? "", colour, opacity: opacity * own, strokeWidth, role });
	}

	function readText(mark: SceneNode, item: SceneNode, x: number, y: number, opacity: number): void {
		const rows = textRows(item).map((row) => String(row ?? "").trim());
		const fontSize = number(item.fontSize, 11);
		const colour = visible(item.fill);
		if (colour === undefined || fontSize === 0 || opacity * number(item.fillOpacity, 1) === 0) return;
		const lineHeight = number(item.lineHeight, fontSize + 2);
		const limit = number(item.limit, 0);
		rows.forEach((text, i) => {
			if (text === "") return;
			const full = textWidth(text, item as TextStyle);
			const truncated = limit > 0 && full > limit;
			const box = textBox(item, truncated ? limit : full, { fontSize, lineHeight, i }, x, y);
			const [middleX, middleY] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
			const behind = painted.filter(
				({ box: { x1, y1, x2, y2 } }) => x1 <= middleX && middleX <= x2 && y1 <= middleY && middleY <= y2,
			);
			const role = String(mark.role ?? "mark");
			texts.push({ text, role, box, fontSize, colour, opacity, truncated, behind });
		});
	}
}

function textRows({ text, lineBreak }: SceneNode): readonly unknown[] {
	if (Array.isArray(text)) return text;
	return typeof lineBreak === "string" && typeof text === "string" ? text.split(lineBreak) : [text];
}

/** Marks whose rectangles are all narrower than this, in points, are read as lines (ticks, a rug). */
const THIN = 1.5;

function isRug({ role, items = [] }: SceneNode): boolean {
	return role === "mark" && items.every(({ width, height }) => Math.min(number(width, 9), number(height, 9)) <= THIN);
}

interface Row {
	readonly fontSize: number;
	readonly lineHeight: number;
	readonly i: number;
}

function textBox(item: SceneNode, width: number, { fontSize, lineHeight, i }: Row, x: number, y: number): Box {
	const angle = (number(item.angle, 0) * Math.PI) / 180;
	const radius = number(item.radius, 0);
	const theta = number(item.theta, 0) - Math.PI / 2;
	const anchorX = x + number(item.x, 0) + radius * Math.cos(theta);
	const anchorY = y + number(item.y, 0) + radius * Math.sin(theta);
	const align = item.align ?? "left";
	const left = number(item.dx, 0) - (align === "center" ? width / 2 : align === "right" ? width : 0);
	const baseline = number(item.dy, 0) + baselineShift(String(item.baseline ?? "alphabetic"), fontSize, lineHeight);
	const bottom = baseline + i * lineHeight;
	const corners = [
		[left, bottom - CAPITALS * fontSize],
		[left + width, bottom - CAPITALS * fontSize],
		[left, bottom + DESCENDERS * fontSize],
		[left + width, bottom + DESCENDERS * fontSize],
	].map(([u = 0, v = 0]) => [
		anchorX + u * Math.cos(angle) - v * Math.sin(angle),
		anchorY + u * Math.sin(angle) + v * Math.cos(angle),
	]);
	const xs = corners.map(([u]) => u as number);
	const ys = corners.map(([, v]) => v as number);
	return { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
}

/** How far below the anchor Vega puts the first row's baseline: whole points, as it rounds them. */
function baselineShift(baseline: string, fontSize: number, lineHeight: number): number {
	switch (baseline) {
		case "top":
			return Math.round(0.79 * fontSize);
		case "middle":
			return Math.round(0.3 * fontSize);
		case "bottom":
			return Math.round(-0.21 * fontSize);
		case "line-top":
			return Math.round(0.29 * fontSize + 0.5 * lineHeight);
		case "line-bottom":
			return Math.round(0.29 * fontSize - 0.5 * lineHeight);
		default:
			return 0;
	}
}

function visible(colour: unknown): string | undefined {
	return typeof colour === "string" && colour !== "none" && colour !== "transparent" ? colour : undefined;
}

function number(value: unknown, otherwise: number): number {
	return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}
