import { element } from "../src/client/element.ts";

/** A number that a reader can move. */
export interface Range {
	readonly kind: "range";
	readonly label: string;
	readonly unit: string;
	readonly minimum: number;
	readonly maximum: number;
	readonly step: number;
	readonly published: number;
}

/** One of a few. */
export interface Choice<T extends string = string> {
	readonly kind: "choice";
	readonly label: string;
	/** Words by value. */
	readonly options: Readonly<Record<T, string>>;
	readonly published: T;
}

export type Input = Range | Choice;

/** What the inputs stand at, and whether that is what was published. */
export type Settings<T extends Readonly<Record<string, Input>>> = {
	readonly [K in keyof T]: T[K] extends Choice<infer Name> ? Name : number;
} & {
	readonly isPublished: boolean;
	/** What differs from the published settings, in words: "Window: last 30 min of the file". */
	readonly changes: string;
};

/** A number between two limits, with its unit and the value that was published. */
export function range(label: string, options: Omit<Range, "kind" | "label">): Range {
	return { kind: "range", label, ...options };
}

/** One of several, each with its words; the published one is named. */
export function choice<T extends string>(label: string, options: Omit<Choice<T>, "kind" | "label">): Choice<T> {
	return { kind: "choice", label, ...options };
}

let forms = 0;
const pauseMs = 150;

/**
 * A form of inputs that begins at the published settings, says when it has left them, and leads back. It is for Framework's
 * `view`: its value changes a moment after the last touch, so that a dragged slider asks once.
 *
 * @example
 * const settings = view(inputs({ share: range("Share", { unit: "%", minimum: 0, maximum: 50, step: 1, published: 10 }) }));
 */
export function inputs<const T extends Readonly<Record<string, Input>>>(
	fields: T,
): HTMLFormElement & { readonly value: Settings<T> } {
	const form = element("form", { class: "knobs", "aria-label": "Settings of this notebook" });
	const prefix = `knobs-${++forms}`;
	const controls = Object.entries(fields).map(([name, field]) => control(`${prefix}-${name}`, name, field));
	const state = element("p", { class: "knobs-state", "aria-live": "polite" });
	const back = element("button", { type: "button" }, "Back to the published settings");
	form.append(
		element("div", { class: "knobs-fields" }, ...controls.map(({ block }) => block)),
		element("div", { class: "knobs-foot" }, state, back),
	);
	let value: Settings<T>;
	const read = () => {
		const changed = controls.filter(({ isPublished }) => !isPublished());
		value = {
			...Object.fromEntries(controls.map(({ name, get }) => [name, get()])),
			isPublished: changed.length === 0,
			changes: changed.map(({ words }) => words()).join("; "),
		} as Settings<T>;
		form.classList.toggle("is-what-if", !value.isPublished);
		back.hidden = value.isPublished;
		state.replaceChildren(
			value.isPublished ? "Published settings." : element("b", {}, "What if. "),
			value.isPublished ? "" : `${value.changes}.`,
		);
	};
	let waiting: ReturnType<typeof setTimeout> | undefined;
	const announce = () => {
		clearTimeout(waiting);
		waiting = setTimeout(() => {
			read();
			form.dispatchEvent(new CustomEvent("input"));
		}, pauseMs);
	};
	for (const { block } of controls) {
		block.addEventListener("input", (event) => {
			event.stopPropagation();
			announce();
		});
	}
	back.addEventListener("click", () => {
		for (const { reset } of controls) reset();
		read();
		form.dispatchEvent(new CustomEvent("input"));
		form.querySelector<HTMLElement>("input, select")?.focus();
	});
	form.addEventListener("submit", (event) => event.preventDefault());
	read();
	return Object.defineProperty(form, "value", { get: () => value }) as typeof form & { readonly value: Settings<T> };
}

interface Control {
	readonly name: string;
	readonly block: HTMLElement;
	readonly get: () => string | number;
	readonly reset: () => void;
	readonly isPublished: () => boolean;
	/** The setting in words. */
	readonly words: () => string;
}

function control(id: string, name: string, field: Input): Control {
	return field.kind === "range" ? slider(id, name, field) : select(id, name, field);
}

function slider(id: string, name: string, { label, unit, minimum, maximum, step, published }: Range): Control {
	const limits = { min: String(minimum), max: String(maximum), step: String(step), value: String(published) };
	const track = element("input", { type: "range", id, ...limits });
	const shown = element("output", { for: id });
	const words = () => `${track.value} ${unit}`.trim();
	const show = () => {
		shown.textContent = words();
		track.setAttribute("aria-valuetext", words());
	};
	track.addEventListener("input", show);
	show();
	return {
		name,
		block: element("div", { class: "knob" }, element("label", { for: id }, label), shown, track),
		get: () => Number(track.value),
		reset: () => {
			track.value = String(published);
			show();
		},
		isPublished: () => Number(track.value) === published,
		words: () => `${label}: ${words()}, published ${published} ${unit}`.trim(),
	};
}

function select(id: string, name: string, { label, options, published }: Choice): Control {
	const menu = element("select", { id });
	for (const [value, words] of Object.entries(options)) {
		menu.append(element("option", { value }, value === published ? `${words} (published)` : words));
	}
	menu.value = published;
	return {
		name,
		block: element("div", { class: "knob" }, element("label", { for: id }, label), menu),
		get: () => menu.value,
		reset: () => {
			menu.value = published;
		},
		isPublished: () => menu.value === published,
		words: () => `${label}: ${options[menu.value]}`,
	};
}
