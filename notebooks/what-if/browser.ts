import { whatIfs } from "./all.ts";

// Makes each figure of the page answer to its settings. Without scripts the drawing of the build stays.
for (const figure of document.querySelectorAll<HTMLElement>("figure[data-what-if]")) {
	const whatIf = whatIfs[figure.dataset["whatIf"]!];
	const plot = figure.querySelector<HTMLElement>(".plot");
	const sentence = figure.querySelector<HTMLElement>("output");
	const form = figure.querySelector("form");
	if (!whatIf || !plot || !sentence || !form) continue;
	if (whatIf.prepare) {
		try {
			await whatIf.prepare(import.meta.url);
		} catch (error) {
			// The drawing of the build stays, and says why it does not move.
			sentence.textContent += ` It cannot answer here: ${error instanceof Error ? error.message : String(error)}`;
			continue;
		}
	}
	form.hidden = false;
	form.addEventListener("submit", (event) => event.preventDefault());
	form.addEventListener("input", () => {
		const settings = Object.fromEntries(
			whatIf.settings.map(({ name }) => [name, Number((form.elements.namedItem(name) as HTMLInputElement).value)]),
		);
		for (const { name, unit } of whatIf.settings) {
			const shown = form.querySelector(`[data-shown="${name}"]`);
			if (shown) shown.textContent = `${settings[name]} ${unit}`.trim();
		}
		const drawn = whatIf.draw(settings);
		plot.innerHTML = drawn.svg;
		plot.setAttribute("aria-label", drawn.sentence);
		sentence.textContent = drawn.sentence;
	});
}
