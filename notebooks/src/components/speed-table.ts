import type { MeasuredRow, MeasuredRun, Timing } from "../sources/measured.ts";
import { html, type Markup } from "./markup.ts";
import { longDate } from "./prose.ts";

/** Ours beside the peers on the same long signal: times and peak memory, and how many times ours goes into theirs. */
export function speedTable(run: MeasuredRun | undefined, benchmark: string): Markup {
	if (!run) return html`<p class="aside">Not measured yet: <code>npm run bench -- ${benchmark} --keep</code></p>`;
	const groups = Map.groupBy(run.rows, (row) => row.benchmark);
	return html`<p>Measured on ${longDate(run.measuredOn)} with <code>npm run bench -- ${benchmark} --keep</code> on ${processor(run)}, Node ${run.node}; one thread, each call in a process of its own. Warm is the fastest of the later calls, first is the first call in a process, memory the peak of the whole process. A ratio above 1 means that ours needs less.</p>
		<div class="table-frame" tabindex="0" role="group" aria-label="Speed, may be scrolled"><table class="speed">
			<thead><tr><th scope="col">Program</th><th scope="col">Warm</th><th scope="col">Ratio</th><th scope="col">First</th><th scope="col">Ratio</th><th scope="col">Memory</th><th scope="col">Ratio</th></tr></thead>
			${[...groups].map(([name, rows]) => group(name, rows))}
		</table></div>`;
}

function group(name: string, rows: readonly MeasuredRow[]): Markup {
	const { ours, limit, target } = rows[0]!;
	const aims = [
		...(target?.warm ? [`${target.warm} warm`] : []),
		...(target?.first ? [`${target.first} at the first call`] : []),
	];
	const notes = [
		...(aims.length > 0 ? [`Aim against the fastest correct program: ${aims.join(", ")}.`] : []),
		...(limit ? [limit] : []),
	];
	return html`<tbody><tr class="group"><th scope="rowgroup" colspan="7">${name}${notes.length > 0 ? html`<small>${notes.join(" ")}</small>` : null}</th></tr>
		<tr class="ours"><th scope="row">Quickening${answer(ours)}</th><td>${time(ours.seconds)}</td><td></td><td>${time(ours.firstSeconds)}</td><td></td><td>${memory(ours.peakMb)}</td><td></td></tr>
		${rows.map(peerRow)}</tbody>`;
}

function peerRow({ peer, ratio, ratios, fastestCorrectPeer }: MeasuredRow): Markup {
	const label = `${peer.name} ${peer.version ?? ""}`.trim();
	if (peer.skipped) return html`<tr><th scope="row">${label}</th><td colspan="6">skipped: ${peer.skipped}</td></tr>`;
	const notes = [
		...(fastestCorrectPeer ? ["the one to beat"] : []),
		...(peer.incorrect ? [`not comparable: ${peer.incorrect}`] : []),
		...(peer.note ? [peer.note] : []),
	];
	return html`<tr><th scope="row">${label}${notes.length > 0 ? html` <small>${notes.join("; ")}</small>` : null}${answer(peer)}</th>
		<td>${time(peer.seconds)}</td><td>${times(ratio)}</td><td>${time(peer.firstSeconds)}</td><td>${times(ratios?.first)}</td><td>${memory(peer.peakMb)}</td><td>${times(ratios?.peakMemory)}</td></tr>`;
}

function answer({ answer: numbers }: Timing): Markup | null {
	const entries = Object.entries(numbers ?? {});
	if (entries.length === 0) return null;
	return html` <small>${entries.map(([name, value]) => `${name} ${Number(value.toPrecision(6))}`).join(", ")}</small>`;
}

function processor({ processor: model, cores }: MeasuredRun): string {
	return `${cores} ${cores === 1 ? "core" : "cores"} of ${model}`;
}

function time(seconds: number | undefined): string {
	if (seconds === undefined) return "";
	if (seconds < 1e-3) return `${Number((seconds * 1e6).toPrecision(2))} µs`;
	if (seconds < 1) return `${Number((seconds * 1e3).toPrecision(2))} ms`;
	return `${Number(seconds.toPrecision(2))} s`;
}

function memory(mb: number | undefined): string {
	return mb === undefined ? "" : `${Math.round(mb)} MB`;
}

function times(ratio: number | null | undefined): string {
	return ratio === null || ratio === undefined ? "" : `${Number(ratio.toPrecision(2))}×`;
}
