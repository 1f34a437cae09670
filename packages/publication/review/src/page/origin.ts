import type { RecordedValue } from "@quickening/paper";
import { html, type Markup } from "@quickening/workspace/markup";
import type { Review, ReviewedStage } from "../review-report.ts";

/** From a value to the raw bytes: each stage on the way with its script, code, inputs and their hashes, and the data sets. */
export function originOf({ stage, method }: RecordedValue, valueId: string, review: Review): Markup {
	const chain = stagesBehind(stage, review.stages);
	const raw = [
		...new Set(chain.flatMap(({ inputs }) => inputs.flatMap(({ path }) => /data\/([^/]+)\//.exec(path)?.[1] ?? []))),
	];
	return html`<dl class="facts compact"><dt>value</dt><dd><code>${valueId}</code> ${method}</dd>
${chain.map(
	({ name, description, codeSha256, script, inputs }) => html`<dt>stage</dt><dd><code>${name}</code> ${description}
<span class="aside">${script ? html`script <code>${script}</code> ` : null}at commit <code>${review.commit.id.slice(0, 10)}</code>, code <code>${codeSha256.slice(0, 16)}</code></span>
${inputs.map(({ path, md5 }) => html`<span class="aside">reads <code>${shorter(path)}</code>, md5 <code>${md5.slice(0, 16)}</code></span>`)}</dd>`,
)}
${raw.map((slug) => {
	const dataset = review.datasets.find((each) => each.slug === slug);
	return html`<dt>data</dt><dd>${dataset?.title ?? slug}<span class="aside">${dataset ? `${dataset.citation} Licence ${dataset.licence}, access ${dataset.tier}.` : ""}</span></dd>`;
})}<dt>all of it</dt><dd><code>npm run quickening -- why ${review.paper} ${valueId}</code></dd></dl>`;
}

/** The stage that made something and those before it, nearest first. */
function stagesBehind(name: string, stages: readonly ReviewedStage[]): ReviewedStage[] {
	const makers = new Map(stages.flatMap((stage) => stage.outputs.map(({ path }) => [path, stage] as const)));
	const found: ReviewedStage[] = [];
	const visit = (stage: ReviewedStage | undefined) => {
		if (stage === undefined || found.includes(stage)) return;
		found.push(stage);
		for (const { path } of stage.inputs) visit(makers.get(path));
	};
	visit(stages.find((stage) => stage.name === name));
	return found;
}

function shorter(path: string): string {
	return path.replace(/^(?:\.\.\/)+/, "");
}
