/*
 * The process that a paper.ts or page.ts is evaluated in, started by evaluate-definition.ts with Node's permission model:
 * argv[2] is the file, argv[3] the name of its export. File descriptor 3 leads back.
 */
import { writeSync } from "node:fs";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { serialize } from "node:v8";
import { guard } from "../stage/guard.ts";
import type { Evaluated } from "./evaluate-definition.ts";

const [file, name] = process.argv.slice(2) as [string, string];
const loaded = new Set([import.meta.url]);
registerHooks({
	load(url, context, next) {
		if (url.startsWith("file:")) loaded.add(url);
		return next(url, context);
	},
});
guard({}, { who: "a paper's definition" });

function say(evaluated: Evaluated): void {
	const bytes = Buffer.from(JSON.stringify(evaluated));
	for (let at = 0; at < bytes.length; ) {
		try {
			at += writeSync(3, bytes, at);
		} catch (error) {
			// The pipe is full: who started this reads on.
			if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
		}
	}
}

try {
	const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
	say({ kind: "value", value: serialize(module[name]).toString("base64"), files: [...loaded] });
} catch (error) {
	const { message, stack, code, resource } =
		error instanceof Error
			? (error as Error & NodeJS.ErrnoException & { resource?: unknown })
			: ({ message: String(error) } as never);
	say({
		kind: "error",
		message,
		...(stack !== undefined && { stack }),
		...(code !== undefined && { code }),
		...(typeof resource === "string" && { resource }),
	});
}
process.exit(0);
