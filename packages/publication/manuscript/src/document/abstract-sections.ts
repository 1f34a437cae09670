import type { Block, Inline } from "./manuscript-document.ts";

export interface AbstractSection {
	/** "Background", without its full stop. */
	readonly title: string;
	readonly content: readonly Inline[];
}

/** The parts of a structured abstract: every paragraph starts with a heading in bold. Undefined when one does not. */
export function abstractSections(blocks: readonly Block[]): AbstractSection[] | undefined {
	const sections = blocks.map((block): AbstractSection | undefined => {
		if (block.kind !== "paragraph") return undefined;
		const [first, ...rest] = block.content;
		if (first?.kind !== "styled" || first.style !== "strong") return undefined;
		const title = first.content.map((part) => (part.kind === "text" ? part.text : "")).join("");
		const [next, ...others] = rest;
		const content = next?.kind === "text" ? [{ ...next, text: next.text.trimStart() }, ...others] : rest;
		return { title: title.trim().replace(/[.:]$/, ""), content };
	});
	return sections.length > 0 && sections.every((section) => section !== undefined) ? sections : undefined;
}
