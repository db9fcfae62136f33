# Prints the verdicts of the Ruby engine, in the format described in engines.mjs.

require "json"
require "set"
require "json_schemer"

FOLDER = __dir__
DRAFT = "draft-07"

read = ->(path) { JSON.parse(File.read(path, encoding: "UTF-8")) }
paths = Dir["#{FOLDER}/suite/20*/**/*.json"].sort + ["#{FOLDER}/by-hand.json"]
schemas = Dir["#{FOLDER}/../../schemas/*/*.#{DRAFT}.json", "#{FOLDER}/suite/schemas/*/*.#{DRAFT}.json"].map(&read)
compiled = schemas.to_h { |schema| [schema["$id"], JSONSchemer.schema(schema)] }

verdicts = paths.to_h do |path|
  found = read.(path).flat_map do |group|
    schema = compiled[group["schema"]["$ref"].sub(/json\z/, "#{DRAFT}.json")]
    group["tests"].map do |test|
      schema.valid?(test["data"])
    rescue => error
      "#{error.class}: #{error.message}"
    end
  end
  [path.delete_prefix("#{FOLDER}/"), found]
end
puts JSON.generate(engine: "json_schemer", version: JSONSchemer::VERSION, draft: DRAFT, verdicts: verdicts)
