import { element } from "./element.js";
import { embedFigure } from "./embed-figure.js";
import { openMark } from "./marks.js";

/** Redraws a figure so that it can be touched, or puts the stage's drawing back. Vega (1.3 MB) is loaded only now. */
export async function explore(button: HTMLButtonElement): Promise<void> {
	const frame = button.closest("figure")!.querySelector<HTMLElement>(".plot-frame")!;
	const drawings = frame.querySelectorAll<HTMLElement>(".plot, .plot-narrow");
	const show = (shown: boolean) => {
		for (const drawing of drawings) drawing.hidden = !shown;
	};
	const before = frame.querySelector(".plot-live");
	if (before) {
		before.remove();
		show(true);
		button.textContent = "Explore";
		return;
	}
	button.disabled = true;
	button.textContent = "Loading";
	const words = frame.querySelector(".plot")?.getAttribute("aria-label") ?? "";
	const live = element("div", { class: "plot-live", role: "img", "aria-label": words });
	try {
		const response = await fetch(button.dataset["explore"]!);
		if (!response.ok) throw new Error(`the drawing's source could not be loaded (${response.status})`);
		frame.append(live);
		const view = await embedFigure(live, await response.json(), JSON.parse(button.dataset["dark"] ?? "{}"));
		view.addEventListener("click", (_event, item) => {
			if (item?.datum) void openMark(button.closest("figure")!, item.datum as Record<string, unknown>);
		});
		show(false);
		button.textContent = "Back to the drawing";
	} catch (error) {
		live.remove();
		button.textContent = "Cannot be explored here";
		button.title = error instanceof Error ? error.message : String(error);
	} finally {
		button.disabled = false;
	}
}
