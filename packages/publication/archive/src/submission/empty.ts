import { TO_FILL_IN } from "@quickening/datasets";

/** Whether a field says nothing yet. */
export function isEmpty(text: string | undefined): boolean {
	return text === undefined || /^(?:todo|tbd|xxx+|\?+|\.{3})?[.:]?$/i.test(text.trim()) || text.trim() === TO_FILL_IN;
}
