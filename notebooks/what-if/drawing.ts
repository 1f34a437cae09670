/** A line of a drawing; NaN breaks it. */
export interface DrawnLine {
	readonly x: ArrayLike<number>;
	readonly y: ArrayLike<number>;
	/** Class of the page's schematic drawings: "rate" is thin ink, "base" thick and blue, "grid" faint. */
	readonly kind: "rate" | "base" | "grid";
}

/** What is drawn in one frame. */
export interface Drawing {
	readonly lines: readonly DrawnLine[];
	readonly marks?: readonly { readonly x: number; readonly y: number }[];
	/** Words on the drawing itself, at a point: to its left unless it says otherwise. */
	readonly notes?: readonly {
		readonly x: number;
		readonly y: number;
		readonly text: string;
		readonly from?: "start" | "middle";
	}[];
	readonly xDomain: readonly [number, number];
	readonly yDomain: readonly [number, number];
	readonly xTicks: readonly number[];
	readonly yTicks: readonly number[];
	readonly xTitle: string;
	readonly yTitle: string;
	readonly height?: number;
}

const width = 720;
const margin = { left: 48, right: 24, top: 28, bottom: 40 };

/** A plain drawing as SVG, in the colours of the page. */
export function draw({
	lines,
	marks = [],
	notes = [],
	xDomain,
	yDomain,
	xTicks,
	yTicks,
	xTitle,
	yTitle,
	height = 260,
}: Drawing): string {
	const x = (value: number) =>
		margin.left + ((value - xDomain[0]) / (xDomain[1] - xDomain[0])) * (width - margin.left - margin.right);
	const y = (value: number) =>
		height - margin.bottom - ((value - yDomain[0]) / (yDomain[1] - yDomain[0])) * (height - margin.top - margin.bottom);
	const round = (value: number) => Number(value.toFixed(1));
	const grid = yTicks.map(
		(tick) =>
			`<path class="grid" d="M${margin.left} ${round(y(tick))}H${width - margin.right}"/><text class="axis" x="${margin.left - 6}" y="${round(y(tick)) + 4}" text-anchor="end">${tick}</text>`,
	);
	const ticks = xTicks.map(
		(tick) => `<text class="axis" x="${round(x(tick))}" y="${height - 22}" text-anchor="middle">${tick}</text>`,
	);
	const paths = lines.map(({ x: xs, y: ys, kind }) => {
		let path = "";
		let pen = false;
		for (let i = 0; i < xs.length; i++) {
			const value = Math.min(yDomain[1], Math.max(yDomain[0], ys[i]));
			if (Number.isNaN(ys[i])) pen = false;
			else {
				path += `${pen ? "L" : "M"}${round(x(xs[i]))} ${round(y(value))}`;
				pen = true;
			}
		}
		return `<path class="${kind}" d="${path}"/>`;
	});
	const circles = marks.map(
		(mark) => `<circle class="what-if-mark" cx="${round(x(mark.x))}" cy="${round(y(mark.y))}" r="4.5"/>`,
	);
	const words = notes.map(
		({ x: at, y: height, text, from }) =>
			`<text class="note" x="${round(x(at))}" y="${round(y(height))}" text-anchor="${from ?? "end"}">${text}</text>`,
	);
	return [
		`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">`,
		...grid,
		`<text class="axis" x="${margin.left}" y="16">${yTitle}</text>`,
		...paths,
		...circles,
		...words,
		`<path class="axisline" d="M${margin.left} ${height - margin.bottom}H${width - margin.right}"/>`,
		...ticks,
		`<text class="axis" x="${width - margin.right}" y="${height - 5}" text-anchor="end">${xTitle}</text>`,
		"</svg>",
	].join("");
}
