import { join } from "node:path";
import { readTextIfThere } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { parse } from "yaml";

/**
 * A JSON file of the checkout, by its path below the root; undefined when it is not there.
 *
 * @throws UserError that names the file when it is there and cannot be read: what it holds must not pass for nothing.
 */
export function readResult<T>(root: string, path: string): T | undefined {
	return readWith(root, path, JSON.parse) as T | undefined;
}

/** The same for a YAML file; an empty one is undefined too. */
export function readYaml<T>(root: string, path: string): T | undefined {
	return (readWith(root, path, parse) as T | null | undefined) ?? undefined;
}

function readWith(root: string, path: string, read: (text: string) => unknown): unknown {
	const text = readTextIfThere(join(root, path));
	if (text === undefined) return undefined;
	try {
		return read(text);
	} catch (cause) {
		const reason = (cause as Error).message.split("\n")[0]!;
		throw new UserError(`${path} cannot be read: ${reason}`, {
			whatToDo: path.includes("/results/")
				? "Make it anew with `quickening reproduce`, or restore it with `git checkout`."
				: "Mend the file; `quickening check` names what is wrong in a paper.",
			cause,
		});
	}
}
