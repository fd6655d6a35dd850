/** The part of mapshaper that is used here; the package has no types of its own. */
declare module 'mapshaper' {
  const mapshaper: {
    /** Runs a command line over files in memory; throws what the command line would print. */
    applyCommands(commands: string, input: Record<string, string | Uint8Array>): Promise<Record<string, string | Uint8Array>>;
  };
  export default mapshaper;
}
