# Prints the verdicts of the Perl engine, in the format described in engines.mjs.

use strict;
use warnings;
use JSON::Validator;
use Mojo::JSON qw(encode_json from_json false true);

sub read_json {
    my ($path) = @_;
    open my $file, '<:utf8', $path or die "$path: $!";
    local $/;
    return from_json(scalar <$file>);
}

for my $draft ('2020-12', 'draft-07') {
    my $suffix = $draft eq 'draft-07' ? '.draft-07.json' : '.json';
    my %compiled;
    for my $path (glob '../../schemas/*/*.json suite/schemas/*/*.json') {
        my $schema = read_json($path);
        next if $schema->{'$id'} !~ m{/[^./]+\Q$suffix\E$};
        $compiled{$schema->{'$id'}} = JSON::Validator->new->schema($schema);
    }
    my %verdicts;
    for my $path (sort(glob 'suite/20*/*.json suite/20*/optional/*.json'), 'by-hand.json') {
        for my $group (@{read_json($path)}) {
            my $schema = $compiled{$group->{schema}{'$ref'} =~ s/\.json$/$suffix/r};
            for my $test (@{$group->{tests}}) {
                my @errors = eval { $schema->validate($test->{data}) };
                my $verdict = $@ ? "$@" : @errors ? false : true;
                push @{$verdicts{$path}}, $verdict;
            }
        }
    }
    my %run = (engine => 'JSON::Validator', version => $JSON::Validator::VERSION, draft => $draft);
    print encode_json({%run, verdicts => \%verdicts}), "\n";
}
