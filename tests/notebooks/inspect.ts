/** What a reader's browser finds on a page; runs in the page, so it stands alone. */
export interface Findings {
	readonly headings: readonly { readonly level: number; readonly text: string }[];
	readonly lang: string;
	/** Elements that are wider than the page and do not scroll in a frame of their own. */
	readonly overflowing: readonly string[];
	readonly scrolls: boolean;
	/** Drawings that are shown: of a figure that has a narrow one too, one at a time. */
	readonly nFigures: number;
	/** Drawings and images without words. */
	readonly silent: readonly string[];
	/** Text with less contrast than 4.5 to its background (3 from 24 px on). */
	readonly faint: readonly string[];
	readonly nTexts: number;
	/** Links and buttons without a name. */
	readonly nameless: readonly string[];
	readonly repeatedIds: readonly string[];
	/** References of aria attributes and of links within the page that lead nowhere. */
	readonly dangling: readonly string[];
	readonly fonts: readonly string[];
}

export function inspect(): Findings {
	const all = <Type extends Element = HTMLElement>(selector: string) => [...document.querySelectorAll<Type>(selector)];
	const name = (element: Element) =>
		`${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} ${(element.textContent ?? "").trim().slice(0, 40)}`;
	const shown = (element: Element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

	type Colour = [number, number, number, number];
	const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
	const colour = (css: string): Colour => {
		context.clearRect(0, 0, 1, 1);
		context.fillStyle = css;
		context.fillRect(0, 0, 1, 1);
		const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
		return [red!, green!, blue!, alpha! / 255];
	};
	const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
		r * a + r2 * (1 - a),
		g * a + g2 * (1 - a),
		b * a + b2 * (1 - a),
		1,
	];
	const background = (element: Element | null): Colour => {
		if (!element) return [255, 255, 255, 1];
		const own = colour(getComputedStyle(element).backgroundColor);
		return own[3] === 1 ? own : over(own, background(element.parentElement));
	};
	const luminance = (rgb: Colour) => {
		const [red, green, blue] = rgb
			.slice(0, 3)
			.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
		return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
	};
	const contrast = (a: Colour, b: Colour) => {
		const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (high! + 0.05) / (low! + 0.05);
	};

	const faint: string[] = [];
	let nTexts = 0;
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const parent = node.parentElement!;
		if (!node.textContent?.trim() || parent.closest("svg, script, style, .skip") || !shown(parent)) continue;
		nTexts++;
		const style = getComputedStyle(parent);
		const behind = background(parent);
		const ratio = contrast(over(colour(style.color), behind), behind);
		if (ratio < (Number.parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} ${name(parent)}`);
	}

	const scroller = (element: Element): boolean => {
		const frame = element.closest(
			".plot-frame, .plot-still, .table-frame, .rows-frame, .rows, pre, main > table, .contents ul, #observablehq-header nav, .drawer",
		);
		return frame !== null && frame !== element && frame.getBoundingClientRect().right <= innerWidth + 1;
	};
	const ids = all("[id]").map(({ id }) => id);
	return {
		headings: all("h1, h2, h3, h4, h5, h6")
			.filter(shown)
			.map((heading) => ({ level: Number(heading.tagName[1]), text: (heading.textContent ?? "").trim() })),
		lang: document.documentElement.lang,
		overflowing: all("body *")
			.filter(
				(element) => shown(element) && !scroller(element) && element.getBoundingClientRect().right > innerWidth + 1,
			)
			.map(name),
		scrolls: document.documentElement.scrollWidth > innerWidth,
		nFigures: all("[role=img] svg, img").filter(shown).length,
		silent: all("[role=img], img")
			.filter((element) => !(element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? "").trim())
			.map(name),
		faint,
		nTexts,
		nameless: all("a, button, summary")
			.filter(
				(element) =>
					!(element.getAttribute("aria-label") ?? (element.textContent || element.getAttribute("title")) ?? "").trim(),
			)
			.map(name),
		repeatedIds: ids.filter((id, i) => ids.indexOf(id) !== i),
		dangling: [
			...all("[aria-labelledby]").map((element) => element.getAttribute("aria-labelledby")!),
			...all("a[href^='#']").map((link) => decodeURIComponent(link.getAttribute("href")!.slice(1))),
		].filter((id) => !ids.includes(id)),
		fonts: [...document.fonts]
			.filter(({ status }) => status === "loaded")
			.map(({ family }) => family.replaceAll('"', "")),
	};
}
