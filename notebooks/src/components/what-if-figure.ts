import { whatIfs } from "../../what-if/all.ts";
import { html, type Markup, trusted } from "./markup.ts";

/** A figure with settings: its drawing at their start, which stays where scripts do not run. */
export function whatIfFigure(name: string): Markup {
	const whatIf = whatIfs[name];
	if (!whatIf) throw new Error(`there is no what-if figure "${name}"`);
	const start = Object.fromEntries(whatIf.settings.map((setting) => [setting.name, setting.start]));
	const { svg, sentence } = whatIf.draw(start);
	const settings = whatIf.settings.map(
		({ name: setting, label, unit, minimum, maximum, step, start: value }) =>
			html`<label>${label} <span data-shown="${setting}">${`${value} ${unit}`.trim()}</span><input type="range" name="${setting}" min="${minimum}" max="${maximum}" step="${step}" value="${value}"></label>`,
	);
	return html`<figure class="figure schematic what-if" data-what-if="${name}">
		<form hidden>${settings}</form>
		<div class="plot-frame" tabindex="0" role="group" aria-label="Figure, may be scrolled"><div class="plot column-178" role="img" aria-label="${sentence}">${trusted(svg)}</div></div>
		<figcaption><p><b>${whatIf.title}.</b> ${whatIf.caption} <output>${sentence}</output></p></figcaption>
	</figure>`;
}
