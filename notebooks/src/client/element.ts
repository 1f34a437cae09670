type Child = Node | string | null | undefined | false;

/** Makes an element with attributes and children; text is set as text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	attributes: Readonly<Record<string, string>> = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	for (const child of children) if (child) made.append(child);
	return made;
}
