import { element } from "./element.js";
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
	const live = element("div", { class: "plot-live" });
	try {
		const [{ default: embed }, response] = await Promise.all([import("vega-embed"), fetch(button.dataset["explore"]!)]);
		if (!response.ok) throw new Error(`the drawing's source could not be loaded (${response.status})`);
		const light = { ...((await response.json()) as object), usermeta: undefined };
		const dark = matchMedia("(prefers-color-scheme: dark)").matches;
		const spec = dark ? recoloured(light, JSON.parse(button.dataset["dark"] ?? "{}") as Record<string, string>) : light;
		frame.append(live);
		const { view } = await embed(live, spec as never, {
			actions: false,
			renderer: "svg",
			tooltip: true,
			// Expressions are interpreted: the page allows no code that is made from text.
			ast: true,
		});
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

/** A spec with other colours; rows stay as they are. */
function recoloured(node: unknown, partners: Readonly<Record<string, string>>, key = ""): unknown {
	if (typeof node === "string") return partners[node] ?? node;
	if (Array.isArray(node)) return node.map((child) => recoloured(child, partners));
	if (typeof node !== "object" || node === null) return node;
	return Object.fromEntries(
		Object.entries(node).map(([name, child]) => {
			const rows = name === "datasets" || (key === "data" && name === "values");
			return [name, rows ? child : recoloured(child, partners, name)];
		}),
	);
}
