import { plainText } from "./plain-text.ts";

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/**
 * Text as it may stand in HTML or XML; what no output may hold is replaced ({@link plainText}).
 *
 * @param place - In "content" the quotation marks stay as they are; in an "attribute" that stands in double ones these are
 *   escaped; "anywhere", also in single ones.
 */
export function escapeMarkup(text: string, place: "content" | "attribute" | "anywhere" = "anywhere"): string {
	const signs = { content: /[&<>]/g, attribute: /[&<>"]/g, anywhere: /[&<>"']/g }[place];
	return plainText(text).replace(signs, (sign) => entities[sign]!);
}

/** The text that {@link escapeMarkup} was given. */
export function unescapeMarkup(markup: string): string {
	return markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => signs.get(entity)!);
}

const signs = new Map(Object.entries(entities).map(([sign, entity]) => [entity, sign]));
