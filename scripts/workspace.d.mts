/** Makes `<folder>/home` and `<folder>/state`. */
export function isolatedEnv(options: { bin: string; folder: string }): Record<string, string>;
