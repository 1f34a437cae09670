import { element } from "./element.js";

/** Copies a button's `data-copy` and says so, also to those who only hear the page. */
export async function copyOnRequest(button: HTMLButtonElement): Promise<void> {
	const label = button.textContent;
	try {
		await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
		button.textContent = "Copied";
	} catch {
		// A browser may refuse, as on a page opened from a file; then the text is selected instead, to be copied by hand.
		const text = button.parentElement?.querySelector("code, pre");
		if (text) getSelection()?.selectAllChildren(text);
		button.textContent = "Selected";
	}
	setTimeout(() => {
		button.textContent = label;
	}, 2000);
}

export function copyButton(text: string, label: string): HTMLButtonElement {
	return element(
		"button",
		{ type: "button", "data-copy": text, "aria-label": `Copy ${label}`, "aria-live": "polite" },
		"Copy",
	);
}
