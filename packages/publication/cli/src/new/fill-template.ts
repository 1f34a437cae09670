import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const templates = join(import.meta.dirname, "..", "..", "templates");

/**
 * The files of a template with its marks filled in: `__slug__` in a file's text, written as the kind of file asks for (a
 * quoted text in TypeScript and JSON, escaped in Typst, as it is in Markdown).
 *
 * @param template - Name of a folder of packages/publication/cli/templates.
 * @param values - What stands for each mark; a line whose mark is undefined is left out.
 * @param rename - Path below the template's folder to path below the root.
 * @throws Error when a mark has no value, or the template does not use one: a fault of the template.
 */
export function fillTemplate(
	template: string,
	values: Readonly<Record<string, string | undefined>>,
	rename: (path: string) => string,
): Map<string, string> {
	const files = new Map<string, string>();
	const used = new Set<string>();
	for (const path of filesBelow(join(templates, template))) {
		const text = readFileSync(join(templates, template, path), "utf8");
		const kept = text.replace(/^.*__([a-z]+)__.*\n/gm, (line, mark: string) => {
			if (!Object.hasOwn(values, mark) || values[mark] !== undefined) return line;
			used.add(mark);
			return "";
		});
		const filled = fill(kept, extname(path), (mark) => {
			const value = values[mark];
			if (value === undefined) throw new Error(`template ${template}: ${path} has __${mark}__, which nobody fills in`);
			used.add(mark);
			return value;
		});
		files.set(rename(path), filled);
	}
	const unused = Object.keys(values).find((name) => !used.has(name));
	if (unused !== undefined) throw new Error(`template ${template}: no file has __${unused}__`);
	return files;
}

function fill(text: string, extension: string, valueFor: (mark: string) => string): string {
	const isCode = extension === ".ts";
	// A text that is one mark alone is quoted anew; a mark within a text or a comment keeps what stands around it.
	return text.replace(/"__([a-z]+)__"|__([a-z]+)__/g, (_, whole: string | undefined, part: string | undefined) => {
		if (whole !== undefined) return isCode ? quoted(valueFor(whole)) : JSON.stringify(valueFor(whole));
		const value = valueFor(part!);
		if (extension === ".typ") return value.replace(/[\\#*_`$@<>~[\]]/g, "\\$&");
		return isCode || extension === ".json" ? JSON.stringify(value).slice(1, -1) : value;
	});
}

/** A text as the formatter writes it: in the quotes that need fewer escapes, double ones by preference. */
function quoted(text: string): string {
	const doubles = text.split('"').length;
	const singles = text.split("'").length;
	if (doubles <= singles) return JSON.stringify(text);
	return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

function filesBelow(folder: string, prefix = ""): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) =>
			entry.isDirectory() ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name],
		);
}
