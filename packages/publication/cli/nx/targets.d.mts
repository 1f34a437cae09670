/** What a test asks of targets.mjs. */
export function projectAt(
	path: string,
	root: string,
): {
	readonly projects: Readonly<
		Record<string, { readonly targets: object; readonly namedInputs?: { readonly outside: readonly string[] } }>
	>;
};
