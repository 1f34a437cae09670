import { createHash } from "node:crypto";

export interface ContentPolicyOptions {
	/** Whether scripts may ask this site for anything once the page is there. Default true. */
	readonly mayConnect?: boolean;
}

/**
 * A page with a Content-Security-Policy (W3C, level 3) as the first of its head but the charset: its scripts are files of this
 * site and the inline ones that stand in it now, by their hashes; nothing is taken from another host, in whatever way.
 *
 * @throws Error when the page has no charset to put it behind.
 */
export function withContentPolicy(page: string, { mayConnect = true }: ContentPolicyOptions = {}): string {
	const inline = Array.from(page.matchAll(/<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g), ([, code]) => code!);
	const hashes = [...new Set(inline.map((code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`))];
	const rules = [
		"default-src 'self'",
		// TensorFlow's WebAssembly is compiled in the page.
		["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(" "),
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"worker-src 'self' blob:",
		...(mayConnect ? [] : ["connect-src 'none'"]),
		"object-src 'none'",
		"base-uri 'self'",
		"form-action 'none'",
	];
	const charset = '<meta charset="utf-8">';
	if (!page.includes(charset)) throw new Error("withContentPolicy: page must declare its charset");
	const meta = `<meta http-equiv="Content-Security-Policy" content="${rules.join("; ")}">`;
	return page.replace(charset, () => `${charset}${meta}`);
}
