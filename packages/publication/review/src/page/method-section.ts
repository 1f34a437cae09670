import { html, type Markup } from "@quickening/workspace/markup";
import { formatBytes, formatDuration } from "@quickening/workspace/terminal";
import { repeatCommand } from "../certificate/certificate-text.ts";
import type { Review } from "../review-report.ts";
import { isRebuilt, roomSentences, scaleSentence } from "../words.ts";

/** Every file with its hashes; each stage with its time and memory; how the room was made; how to do it again. */
export function methodSection(review: Review): Markup {
	const { outputs, stages, environment, cost, datasets } = review;
	const longest = Math.max(...stages.map(({ seconds }) => seconds ?? 0), 0.001);
	const isCertified = isRebuilt(review);
	return html`${
		outputs.length === 0
			? null
			: html`<section aria-labelledby="files"><h2 id="files">Files</h2><p>Every file that a stage made: ${outputs.length} in all. PNG and PDF are not in git; they are compared by the hash in the committed dvc.lock.</p>
<details><summary>All ${outputs.length} files</summary><div class="frame" tabindex="0" role="group" aria-label="Files, may be scrolled"><table class="compact"><thead><tr><th scope="col">File</th><th scope="col">What it is</th><th scope="col">State</th><th scope="col" class="decimal">Size</th><th scope="col">sha256, rebuilt</th></tr></thead>
<tbody>${outputs.map(
					({ path, what, stage, state, bytes, rebuiltSha256 }) =>
						html`<tr><th scope="row"><code>${path}</code><span class="aside">stage ${stage}</span></th><td>${what}</td><td class="${state === "differs" ? "no" : "yes"}">${state}</td><td class="decimal">${formatBytes(bytes)}</td><td><code>${rebuiltSha256.slice(0, 16)}</code></td></tr>`,
				)}</tbody></table></div></details></section>`
	}
${
	stages.length === 0
		? null
		: html`<section aria-labelledby="stages"><h2 id="stages">Time and memory</h2>
<p>${stages.length} stages took ${formatDuration(cost.stageSeconds)}; the whole rebuild, with its checks, ${formatDuration(cost.rebuildSeconds)}.${cost.peakMemoryMb === undefined ? null : ` No stage held more than ${Math.round(cost.peakMemoryMb)} MB of memory.`}</p>
<div class="frame" tabindex="0" role="group" aria-label="Stages, may be scrolled"><table class="compact"><thead><tr><th scope="col">Stage</th><th scope="col">State</th><th scope="col" class="decimal">Time</th><th scope="col" aria-hidden="true"></th><th scope="col" class="decimal">Peak memory (MB)</th></tr></thead>
<tbody>${stages.map(
				({ name, description, state, seconds, peakMemoryMb }) =>
					html`<tr><th scope="row"><code>${name}</code><span class="aside">${description}</span></th><td class="${state === "failed" ? "no" : "yes"}">${state === "waiting" ? "not run" : state}</td><td class="decimal">${seconds === undefined ? "–" : formatDuration(seconds)}</td><td class="drawn" aria-hidden="true"><span class="bar" style="width:${(100 * (seconds ?? 0)) / longest}%"></span></td><td class="decimal">${peakMemoryMb === undefined ? "–" : peakMemoryMb.toFixed(0)}</td></tr>`,
			)}</tbody></table></div></section>`
}
<section aria-labelledby="how"><h2 id="how">How it was checked</h2>
<p>${roomSentences(review).join(" ")}</p>
<dl class="facts"><dt>Machine</dt><dd>${environment.os}, ${environment.cpu}</dd><dt>Versions</dt><dd>Node ${environment.node}, DVC ${environment.dvc}, Quickening ${environment.quickening}</dd><dt>package-lock.json</dt><dd>sha256 <code>${environment.npmLockSha256.slice(0, 16)}</code></dd>
${datasets.map(({ slug, title, citation, licence, tier, files, bytes }) => html`<dt>Data</dt><dd>${title} (<code>data/${slug}</code>, ${files} files, ${formatBytes(bytes)}). ${citation} Licence ${licence}, access ${tier}.</dd>`)}</dl>
<p>To do it again:</p><pre><code>${repeatCommand(review)}</code></pre>
<p>${scaleSentence}</p>
<p class="aside">Beside this page: <a href="review.json">review.json</a>${isCertified ? html`, <a href="certificate.md">certificate.md</a>, <a href="codecheck.yml">codecheck.yml</a> and the rebuilt files in <code>outputs/</code>` : null}.</p></section>`;
}
