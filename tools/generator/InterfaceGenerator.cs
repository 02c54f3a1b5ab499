using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Emission;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;
using Samgr.Generator.Parsing;

namespace Samgr.Generator;

/// <summary>
/// Turns interfaces marked [ServiceInterface] and [CallbackInterface] into proxies and stubs, and classes marked [Service] into
/// modules.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class InterfaceGenerator : IIncrementalGenerator
{
    private static readonly Encoding _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<LockInput> locks = context.AdditionalTextsProvider
            .Where(static file => IsLock(file.Path))
            .Select(static (file, cancellation) => LockInput.Read(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .Collect()
            .Select(static (files, _) => files.IsEmpty ? LockInput.None : files[0])
            .WithTrackingName(Steps.Lock);
        IncrementalValueProvider<bool> hasTasks = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1") is not null)
            .WithTrackingName(Steps.HasTasks);

        IncrementalValuesProvider<Parsed<InterfaceModel>> services = Interfaces(context, Names.ServiceInterface);
        IncrementalValuesProvider<Parsed<InterfaceModel>> callbacks = Interfaces(context, Names.CallbackInterface);
        IncrementalValuesProvider<Parsed<ServiceModel>> classes = Marked(
            context, Names.Service, static node => node is ClassDeclarationSyntax, ServiceParser.Parse);
        IncrementalValueProvider<ImmutableArray<Parsed<InterfaceModel>>> all = services.Collect()
            .Combine(callbacks.Collect())
            .Select(static (both, _) => both.Left.AddRange(both.Right));
        IncrementalValuesProvider<DataModel> data = all
            .SelectMany(static (found, _) => found.SelectMany(parsed => parsed.Model?.Data ?? []).Distinct())
            .WithTrackingName(Steps.Data);
        IncrementalValuesProvider<ServiceModel> modules = Models(classes).WithTrackingName(Steps.Services);
        IncrementalValueProvider<FileNames> names = all.Combine(modules.Collect())
            .Select(static (found, _) => FileNames.Of(KeysOf(found.Left, found.Right)))
            .WithTrackingName(Steps.FileNames);

        EmitInterfaces(context, services, locks, names, hasTasks, isAsync: true);
        EmitInterfaces(context, callbacks, locks, names, hasTasks, isAsync: false);
        context.RegisterSourceOutput(data.Combine(names), static (output, pair) =>
            Add(output, pair.Right.Of(pair.Left.Namespace, pair.Left.Marshaller, ""), DataEmitter.Emit(pair.Left)));
        context.RegisterSourceOutput(modules.Combine(names), static (output, pair) =>
            Add(output, pair.Right.Of(pair.Left.Namespace, pair.Left.Name, "Module"), ModuleEmitter.Emit(pair.Left)));

        ReportProblems(context, all, classes, locks);
    }

    private static IncrementalValuesProvider<Parsed<InterfaceModel>> Interfaces(IncrementalGeneratorInitializationContext context, string attribute) =>
        Marked(context, attribute, static node => node is InterfaceDeclarationSyntax, InterfaceParser.Parse);

    private static IncrementalValuesProvider<Parsed<T>> Marked<T>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<SyntaxNode, bool> isOfKind, Func<INamedTypeSymbol, Parsed<T>> parse)
        where T : class =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            (node, _) => isOfKind(node),
            (found, _) => IsFirst(found, attribute) ? parse((INamedTypeSymbol)found.TargetSymbol) : null)
            .Where(static found => found is not null)
            .Select(static (found, _) => found!);

    // A type that is declared twice, or marked twice, is one type, however wrong.
    private static bool IsFirst(GeneratorAttributeSyntaxContext found, string attribute) =>
        Names.Find(found.TargetSymbol, attribute)?.ApplicationSyntaxReference is not { } first
        || found.Attributes.Any(data => data.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == first.SyntaxTree && reference.Span == first.Span);

    // The emitted code depends on the model alone: an edit that only moves an interface emits nothing again.
    private static IncrementalValuesProvider<T> Models<T>(IncrementalValuesProvider<Parsed<T>> parsed)
        where T : class =>
        parsed.Where(static found => found.Model is not null).Select(static (found, _) => found.Model!);

    private static IEnumerable<string> KeysOf(ImmutableArray<Parsed<InterfaceModel>> interfaces, ImmutableArray<ServiceModel> modules)
    {
        InterfaceModel[] models = [.. interfaces.Select(parsed => parsed.Model).OfType<InterfaceModel>()];
        return models.Select(model => FileNames.Key(model.Namespace, model.Stem))
            .Concat(models.SelectMany(model => model.Data).Select(model => FileNames.Key(model.Namespace, model.Marshaller)))
            .Concat(modules.Select(model => FileNames.Key(model.Namespace, model.Name)));
    }

    private static void EmitInterfaces(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<InterfaceModel>> parsed,
        IncrementalValueProvider<LockInput> locks,
        IncrementalValueProvider<FileNames> names,
        IncrementalValueProvider<bool> hasTasks,
        bool isAsync)
    {
        IncrementalValuesProvider<Numbered> numbered = Models(parsed)
            .Combine(locks)
            .Select(static (pair, _) => Numbered.Make(pair.Left, pair.Right.File))
            .WithTrackingName(Steps.Interfaces);
        context.RegisterSourceOutput(numbered.Combine(names), static (output, pair) =>
        {
            InterfaceModel type = pair.Left.Interface;
            Add(output, pair.Right.Of(type.Namespace, type.Stem, "Functions"), FunctionsEmitter.Emit(pair.Left));
            Add(output, pair.Right.Of(type.Namespace, type.Stem, "Proxy"), ProxyEmitter.Emit(pair.Left));
            Add(output, pair.Right.Of(type.Namespace, type.Stem, "Stub"), StubEmitter.Emit(pair.Left));
        });
        context.RegisterSourceOutput(numbered.Combine(names).Combine(hasTasks), (output, pair) =>
        {
            ((Numbered model, FileNames files), bool isDesktop) = pair;
            InterfaceModel type = model.Interface;
            if (isDesktop)
            {
                Add(output, files.Of(type.Namespace, type.Stem, "Signatures"), SignaturesEmitter.Emit(model));
            }

            if (isDesktop && isAsync)
            {
                Add(output, files.Of(type.Namespace, type.Stem, "Proxy.Async"), AsyncEmitter.Emit(type));
            }
        });
    }

    private static void ReportProblems(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ImmutableArray<Parsed<InterfaceModel>>> interfaces,
        IncrementalValuesProvider<Parsed<ServiceModel>> classes,
        IncrementalValueProvider<LockInput> locks)
    {
        context.RegisterSourceOutput(classes, static (output, parsed) => Report(output, parsed.Problems));
        context.RegisterSourceOutput(classes.Collect(), static (output, all) => Report(output, ServiceNames.Check(all)));
        context.RegisterSourceOutput(interfaces.Combine(locks), static (output, pair) =>
        {
            (ImmutableArray<Parsed<InterfaceModel>> found, LockInput input) = pair;
            Report(output, found.SelectMany(parsed => parsed.Problems));
            Report(output, ServiceNames.Check(found));
            Report(output, found.Where(parsed => parsed.Model is not null).SelectMany(parsed => LockCheck.Check(parsed.Model!, parsed.Place, input.File)));
            Report(output, found.Where(parsed => parsed.Model is not null).SelectMany(parsed => SignatureCheck.Check(parsed.Model!, parsed.Place, input.File)));
            Report(output, new[] { input.Problem, LockCheck.CheckFormat(input.File) }.OfType<Problem>());
            if (found.All(parsed => parsed.Model is not null))
            {
                // An interface with errors exists, although it has no model.
                Report(output, LockCheck.CheckRemoved(found.Select(parsed => parsed.Model!.FullName), input.File));
            }
        });
    }

    private static bool IsLock(string path) => path.EndsWith(LockFile.FileName, StringComparison.OrdinalIgnoreCase)
        && (path.Length == LockFile.FileName.Length || path[path.Length - LockFile.FileName.Length - 1] is '/' or '\\');

    // Two interfaces may pass what is wrong.
    private static void Report(SourceProductionContext output, IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems.Distinct())
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }
    }

    private static void Add(SourceProductionContext output, string file, string text) => output.AddSource(file, SourceText.From(text, _utf8));
}
