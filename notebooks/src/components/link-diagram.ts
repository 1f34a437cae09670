import { type CohortTableName, cohortTables, links } from "@quickening/cohort";
import { html, type Markup } from "./markup.ts";

const BOX = { width: 148, height: 40 };
/** Room at either side for lines that pass a row. */
const MARGIN = 30;
const GAP = { across: 44, down: 84 };

/** Which table points at which, drawn: those that point at nothing on top. The same stands below it as a list. */
export function linkDiagram(): Markup {
	const names = Object.keys(cohortTables) as CohortTableName[];
	const rows = byDepth(names);
	const widest = Math.max(...rows.map((row) => row.length));
	const width = widest * BOX.width + (widest - 1) * GAP.across + 2 * MARGIN;
	const height = rows.length * BOX.height + (rows.length - 1) * GAP.down + 4;
	const places = new Map(
		rows.flatMap((row, depth) => {
			const left = (width - row.length * BOX.width - (row.length - 1) * GAP.across) / 2;
			return row.map(
				(name, i) =>
					[name, { x: left + i * (BOX.width + GAP.across), y: 2 + depth * (BOX.height + GAP.down) }] as const,
			);
		}),
	);
	const all = pairs();
	const centre = (name: CohortTableName) => places.get(name)!.x + BOX.width / 2;
	// Where lines leave a box, and where they reach one, side by side in the order of their other ends.
	const port = (own: CohortTableName, other: CohortTableName, ends: readonly CohortTableName[]) => {
		const ordered = [...ends].sort((a, b) => centre(a) - centre(b) || places.get(b)!.y - places.get(a)!.y);
		return places.get(own)!.x + (BOX.width * (ordered.indexOf(other) + 1)) / (ends.length + 1);
	};
	const taken = new Map<string, number>();
	// The gap of a row through which a line passes nearest to its way; several lie side by side in it.
	const gapNear = (depth: number, x: number) => {
		const row = rows[depth]!.map((name) => places.get(name)!.x);
		const gaps = [row[0]! - GAP.across / 2, ...row.map((left) => left + BOX.width + GAP.across / 2)];
		const i = gaps.reduce((best, gap, at) => (Math.abs(gap - x) < Math.abs(gaps[best]! - x) ? at : best), 0);
		const key = `${depth} ${i}`;
		const n = taken.get(key) ?? 0;
		taken.set(key, n + 1);
		return gaps[i]! + (n % 2 === 0 ? 1 : -1) * 4 * Math.ceil(n / 2) * 2;
	};
	const depthOf = (name: CohortTableName) => rows.findIndex((row) => row.includes(name));
	const lines = all.map(({ from, to, optional }) => {
		const x1 = port(
			from,
			to,
			all.filter((each) => each.from === from).map((each) => each.to),
		);
		const x2 = port(
			to,
			from,
			all.filter((each) => each.to === to).map((each) => each.from),
		);
		const [y1, y2] = [places.get(from)!.y, places.get(to)!.y + BOX.height + 8];
		let path = `M${x1} ${y1}`;
		let [x, y] = [x1, y1];
		const curve = (toX: number, toY: number) => {
			const bend = (y - toY) * 0.55;
			path += ` C${x} ${y - bend} ${toX} ${toY + bend} ${toX} ${toY}`;
			[x, y] = [toX, toY];
		};
		for (let depth = depthOf(from) - 1; depth > depthOf(to); depth--) {
			const top = places.get(rows[depth]![0]!)!.y;
			const gap = gapNear(depth, x1 + ((x2 - x1) * (y1 - top)) / (y1 - y2));
			curve(gap, top + BOX.height + 6);
			path += ` V${top - 6}`;
			y = top - 6;
		}
		curve(x2, y2);
		return html`<path d="${path}" fill="none" stroke="var(--muted)" stroke-width="1.5" stroke-dasharray="${optional ? "5 4" : "none"}"/><path d="M${x2 - 5} ${y2}h10l-5 -8z" fill="var(--muted)"/>`;
	});
	const boxes = names.map((name) => {
		const { x, y } = places.get(name)!;
		return html`<a href="#${name}"><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="var(--tint)" stroke="var(--ink)"/><text x="${x + BOX.width / 2}" y="${y + BOX.height / 2 + 5}" text-anchor="middle" font-family="var(--sans)" font-size="15" fill="var(--ink)">${name}</text></a>`;
	});
	const summary = all.map(({ from, to, optional }) => `${from} at ${to}${optional ? " (may be empty)" : ""}`);
	return html`<figure><div class="plot-frame" tabindex="0" role="group" aria-label="Figure, may be scrolled"><svg viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="links-title links-words" style="width:100%;min-width:25rem;max-width:${width}px;height:auto"><title id="links-title">Which table points at which</title><desc id="links-words">${summary.join("; ")}.</desc>${lines}${boxes}</svg></div><figcaption>An arrow goes from a table to the one that its rows point at; a broken one may be empty. A person is a participant or an infant.</figcaption></figure>
		<ul>${links.map(({ table, column, to, optional }) => html`<li><code>${table}.${column}</code> is a key of ${to.map((target, i) => html`${i > 0 ? " or " : ""}<code>${target}</code>`)}${optional ? ", or empty" : ""}</li>`)}</ul>`;
}

/** Tables by how far they stand from those that point at nothing. */
function byDepth(names: readonly CohortTableName[]): CohortTableName[][] {
	const depthOf = (name: CohortTableName): number => {
		const targets = links.filter(({ table }) => table === name).flatMap(({ to }) => to);
		return targets.length === 0 ? 0 : 1 + Math.max(...targets.map(depthOf));
	};
	const rows: CohortTableName[][] = [];
	for (const name of names) rows[depthOf(name)] = [...(rows[depthOf(name)] ?? []), name];
	return rows;
}

/** Pairs of tables, each once; whole where one of its links may not be empty. */
function pairs(): { readonly from: CohortTableName; readonly to: CohortTableName; readonly optional: boolean }[] {
	const found = new Map<string, { from: CohortTableName; to: CohortTableName; optional: boolean }>();
	for (const { table, to, optional } of links) {
		for (const target of to) {
			const key = `${table} ${target}`;
			const before = found.get(key);
			found.set(key, { from: table, to: target, optional: optional && (before?.optional ?? true) });
		}
	}
	return [...found.values()];
}
