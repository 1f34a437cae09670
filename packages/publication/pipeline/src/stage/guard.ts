/*
 * Loaded before anything else in a stage's process and in each of its workers (--import). Node's permission model keeps
 * files and child processes; what it leaves open is closed here: the network, and the links in node_modules that lead
 * into our own packages, which would open their whole folders.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { registerHooks, syncBuiltinESMExports } from "node:module";
import net from "node:net";

/**
 * @param modules - Where each specifier of our own packages leads: a file URL.
 * @param who - What runs in the process, for what is said.
 */
export function guard(modules: Readonly<Record<string, string>>, who = "a stage"): void {
	registerHooks({
		resolve(specifier, context, next) {
			const url = Object.hasOwn(modules, specifier) ? modules[specifier] : undefined;
			return url === undefined ? next(specifier, context) : { url, format: "module-typescript", shortCircuit: true };
		},
	});
	const refuse = (what: string) => () => {
		throw Object.assign(new Error(`${who} has no network: ${what} is refused; data come in as declared inputs`), {
			code: "ERR_STAGE_NETWORK",
		});
	};
	net.Socket.prototype.connect = refuse("a connection");
	net.Server.prototype.listen = refuse("a server");
	dgram.Socket.prototype.bind = refuse("a socket");
	dgram.Socket.prototype.send = refuse("a socket");
	dgram.Socket.prototype.connect = refuse("a socket");
	for (const lookUp of ["lookup", "resolve", "resolve4", "resolve6"] as const) {
		Object.assign(dns, { [lookUp]: refuse("a look-up of a name") });
		Object.assign(dns.promises, { [lookUp]: refuse("a look-up of a name") });
	}
	syncBuiltinESMExports();
}
