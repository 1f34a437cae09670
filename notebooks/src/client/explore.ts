import { element } from "./element.js";
import { openMark } from "./marks.js";

/** Redraws a figure so that it can be touched, or puts the stage's drawing back. Vega (1.3 MB) is loaded only now. */
export async function explore(button: HTMLButtonElement): Promise<void> {
	const frame = button.closest("figure")!.querySelector<HTMLElement>(".plot-frame")!;
	const drawn = frame.querySelector<HTMLElement>(".plot")!;
	const before = frame.querySelector(".plot-live");
	if (before) {
		before.remove();
		drawn.hidden = false;
		button.textContent = "Explore";
		return;
	}
	button.disabled = true;
	button.textContent = "Loading";
	const live = element("div", { class: "plot-live" });
	try {
		const [{ default: embed }, response] = await Promise.all([import("vega-embed"), fetch(button.dataset["explore"]!)]);
		if (!response.ok) throw new Error(`the drawing's source could not be loaded (${response.status})`);
		const spec = { ...((await response.json()) as object), usermeta: undefined };
		frame.append(live);
		const { view } = await embed(live, spec as never, { actions: false, renderer: "svg", tooltip: true });
		view.addEventListener("click", (_event, item) => {
			if (item?.datum) void openMark(button.closest("figure")!, item.datum as Record<string, unknown>);
		});
		drawn.hidden = true;
		button.textContent = "Back to the drawing";
	} catch (error) {
		live.remove();
		button.textContent = "Cannot be explored here";
		button.title = error instanceof Error ? error.message : String(error);
	} finally {
		button.disabled = false;
	}
}
