import {
	type Claim,
	formatInterval,
	formatNumber,
	formatSpread,
	formatValue,
	type JudgedClaim,
	type RecordedValue,
	type ReproducedOutput,
	type RobustJudgement,
	type RobustnessCheck,
	toleratedDifferences,
	type Value,
	type ValueDifference,
	type Values,
} from "@quickening/paper";
import type { Citations } from "./citations.ts";
import { html, type Markup } from "./markup.ts";
import { difference, size, valueLink } from "./prose.ts";

/**
 * Each claim with its value, what was published, and how it was judged, each of the four words apart.
 *
 * @param published - The claims of paper.ts: published numbers of those that were not judged, and how robustness was judged.
 */
export function claimsTable(
	claims: readonly JudgedClaim[],
	values: Values,
	published: readonly Claim[] = [],
	citations?: Citations,
): Markup {
	return html`<div class="table-frame" tabindex="0" role="group" aria-label="Claims and how they were judged"><table class="claims">
		<thead><tr><th scope="col">Claim</th><th scope="col">Our value</th><th scope="col">Published</th><th scope="col">Judgement</th></tr></thead>
		<tbody>${claims.map((claim) =>
			row(
				claim,
				values,
				published.find(({ id }) => id === claim.id),
				citations,
			),
		)}</tbody>
	</table></div>`;
}

/** Spread and interval, under the number. */
function beside(value: Value): Markup[] {
	const { spread, interval } = value;
	const texts = [
		...(spread ? [formatSpread(spread, value)] : []),
		...(interval ? [formatInterval(interval, value)] : []),
	];
	return texts.map((text) => html`<span class="aside">${text}</span>`);
}

function row(claim: JudgedClaim, values: Values, stated: Claim | undefined, citations: Citations | undefined): Markup {
	const { sentence, value, valueId, reproduced } = claim;
	const published = reproduced ? { ...reproduced, value: reproduced.published } : stated?.published;
	const [before = "", ...after] = sentence.split("{value}");
	return html`<tr id="claim-${claim.id}">
		<th scope="row">${before}${after.map((text) => html`${valueLink(values, valueId)}${text}`)}</th>
		<td data-label="Our value"><span class="ours">${formatValue(value)}</span>${beside(value)}</td>
		<td data-label="Published">${
			published
				? html`<span class="ours">${formatValue({ ...value, value: published.value })}</span><span class="aside">${published.where}. ${published.source}${citations?.citeDoiIn(published.source) ?? null}</span>`
				: html`<span class="aside">none to compare with</span>`
		}</td>
		<td data-label="Judgement"><ul class="judgements">${judgements(claim, stated)}</ul></td>
	</tr>`;
}

function judgements(
	{ rebuilt, reproduced, robust, replicated, value }: JudgedClaim,
	stated: Claim | undefined,
): Markup[] {
	const list: Markup[] = [];
	if (rebuilt.state === "rebuilt") list.push(judgement("rebuilt", "yes", "equal to the committed value"));
	if (rebuilt.state === "within tolerance") list.push(judgement("within tolerance", "near", cameOut(rebuilt, value)));
	if (rebuilt.state === "differs") list.push(judgement("rebuilt", "no", (rebuilt.differences ?? []).join("; ")));
	if (rebuilt.state === "new") list.push(judgement("new", "open", "nothing committed to compare with"));
	if (rebuilt.state === "waiting")
		list.push(
			judgement(
				"waiting",
				"open",
				"what it needs is not here: nothing was judged, the value shown is the committed one",
			),
		);
	if (rebuilt.state === "not rebuilt")
		list.push(judgement("not rebuilt here", "open", "nothing was judged, the value shown is the committed one"));
	if (reproduced) {
		const apart =
			reproduced.difference === null || reproduced.margin === 0
				? ""
				: ` Difference ${difference(reproduced.difference, value.digits)}, margin ${reproduced.margin} set beforehand.`;
		const sign = reproduced.state === "reproduced" ? "yes" : reproduced.state === "not reproduced" ? "no" : "open";
		const word = reproduced.state === "inconclusive" ? "reproduced: inconclusive" : reproduced.state;
		list.push(judgement(word, sign, `${reproduced.reason}${apart}`, reproduced.note));
	}
	if (robust) list.push(counted("robust", robust, stated?.robust));
	if (replicated) list.push(counted("replicated", replicated, stated?.replicated));
	return list;
}

/** What a rebuild made of a value that stands as committed. */
function cameOut({ rebuilt, difference: amount = 0, tolerance }: JudgedClaim["rebuilt"], value: RecordedValue): string {
	const standing =
		rebuilt === undefined
			? ""
			: `the rebuild here gave ${exactly(rebuilt.value)}, committed is ${exactly(value.value)}: `;
	const allowed = tolerance === undefined ? "" : `, where ${tolerance.absolute} is tolerated (${tolerance.reason})`;
	return `${standing}a difference of ${size(amount)}${allowed}`;
}

/** A number with the digits that tell two close ones apart. */
function exactly(x: number | string): string {
	return typeof x === "number" ? String(Number(x.toPrecision(6))) : x;
}

/** Files that came out otherwise than committed on this machine, by no more than is tolerated; null where none did. */
export function toleranceTable(outputs: readonly ReproducedOutput[]): Markup | null {
	const tolerated = toleratedDifferences(outputs);
	if (tolerated === undefined) return null;
	const kept = outputs.some((output) => output.kept)
		? " The committed results stay, and all that follows is made from them."
		: "";
	const rows = outputs
		.filter(({ state }) => state === "within tolerance")
		.map(
			({ path, within }) =>
				html`<tr><th scope="row"><code>${path.split("/").slice(2).join("/")}</code></th>${
					within === undefined
						? html`<td colspan="3">drawn or set from such results</td>`
						: html`<td data-label="Numbers that differ" class="decimal">${within.numbers} of ${within.of}</td>
		<td data-label="Largest difference" class="decimal">${size(within.largest.difference)}</td><td data-label="Where"><code>${within.largest.where}</code></td>`
				}</tr>`,
		);
	return html`<p>On the machine that made this page ${rows.length === 1 ? "one file" : `${rows.length} files`} came out within tolerance, not byte for byte.${kept}</p>
		<div class="table-frame" tabindex="0" role="group" aria-label="Files within tolerance"><table class="claims"><thead><tr><th scope="col">File</th><th scope="col">Numbers that differ</th><th scope="col">Largest difference</th><th scope="col">Where</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function counted(word: string, { agree, of, values }: RobustJudgement, check: RobustnessCheck | undefined): Markup {
	const others = values.map(({ id, value, holds }) => {
		const label = check?.labels?.[id];
		return `${label === undefined ? "" : `${label}: `}${formatValue(value)}${holds ? "" : " (does not hold)"}`;
	});
	const told = `${criterionWords(check?.criterion)}${others.join("; ")}`;
	return judgement(`${word} ${agree} of ${of}`, agree === of ? "yes" : "no", told);
}

/** What is asked of each other choice, before the numbers that they give. */
function criterionWords(criterion: RobustnessCheck["criterion"] | undefined): string {
	if (criterion === undefined) return "other choices give ";
	if (criterion.kind === "within") return `other choices, to be within ${criterion.margin} of our value: `;
	return `other choices, to be ${criterion.kind} ${criterion.bound}: `;
}

function judgement(word: string, sign: "yes" | "near" | "no" | "open", reason: string, note?: string): Markup {
	const glyph = { yes: "✓", near: "≈", no: "✗", open: "○" }[sign];
	return html`<li><span class="glyph" aria-hidden="true">${glyph}</span><span><b>${word}</b><span class="aside">${reason}${note ? ` ${note}` : ""}</span></span></li>`;
}

/** How a value came out on the machine that made the page, where not as committed. */
function nearly(found: ValueDifference | undefined): Markup | null {
	if (found === undefined) return null;
	const bounds = (found.bounds ?? []).map(({ difference: amount }) => Math.abs(amount));
	const largest = size(Math.max(Math.abs(found.difference), ...bounds));
	return html`<span class="aside">rebuilt within tolerance: ${exactly(found.rebuilt)}, by ${largest} at most</span>`;
}

/** Every value of the paper, for those who look for one, and where no script runs. */
export function valuesTable(values: Values, outputs: readonly ReproducedOutput[] = []): Markup {
	const differences = toleratedDifferences(outputs)?.values;
	const rows = Object.entries(values).map(
		([id, value]) => html`<tr id="value-${id}"><th scope="row">${value.method}<code class="aside">${id}</code></th>
		<td data-label="Value">${valueLink(values, id)}${beside(value)}${nearly(differences?.get(id))}</td>
		<td data-label="n" class="decimal">${formatNumber(value.n, 0)}${value.units ? html`<span class="aside">${value.units}</span>` : null}</td><td data-label="Stage"><code>${value.stage}</code></td></tr>`,
	);
	return html`<div class="table-frame" tabindex="0" role="group" aria-label="All values"><table class="claims values"><thead><tr><th scope="col">What it is</th><th scope="col">Value</th><th scope="col">n</th><th scope="col">Stage</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
