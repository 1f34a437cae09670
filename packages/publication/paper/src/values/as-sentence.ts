/** A title as the first sentence of a caption: with a full stop, unless it ends with a mark of its own. */
export function asSentence(title: string): string {
	return /[.?!]$/.test(title.trim()) ? title.trim() : `${title.trim()}.`;
}
